/** Purchasing (采购): drafting, issue after a check, and what vendor and buyer decide. */
@NullMarked
package cn.houqin.inventory.purchasing;

import org.jspecify.annotations.NullMarked;
