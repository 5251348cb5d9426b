/** Ceilings (上限) of what may be ordered under a contract, kept by claims. */
@NullMarked
package cn.houqin.inventory.ceiling;

import org.jspecify.annotations.NullMarked;
