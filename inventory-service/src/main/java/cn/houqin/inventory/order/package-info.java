/** Purchase orders called off a contract: what they say, and what may become of them. */
@NullMarked
package cn.houqin.inventory.order;

import org.jspecify.annotations.NullMarked;
