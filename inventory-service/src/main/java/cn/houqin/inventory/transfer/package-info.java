/** Transfers between stores: one document from leaving to arriving. */
@NullMarked
package cn.houqin.inventory.transfer;

import org.jspecify.annotations.NullMarked;
