/** Deliveries of purchase orders: announced, inspected, posted to stock, counted as evidence. */
@NullMarked
package cn.houqin.inventory.delivery;

import org.jspecify.annotations.NullMarked;
