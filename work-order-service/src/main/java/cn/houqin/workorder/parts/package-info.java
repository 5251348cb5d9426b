/**
 * Parts for orders: asked for here, kept by inventory-service, charged when the order has ended.
 */
@NullMarked
package cn.houqin.workorder.parts;

import org.jspecify.annotations.NullMarked;
