/** What is kept in stock. */
@NullMarked
package cn.houqin.inventory.material;

import org.jspecify.annotations.NullMarked;
