/** What inventory-service announces. */
@NullMarked
package cn.houqin.events.inventory;

import org.jspecify.annotations.NullMarked;
