/** Where stock is kept. */
@NullMarked
package cn.houqin.inventory.store;

import org.jspecify.annotations.NullMarked;
