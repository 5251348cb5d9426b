/** What a vendor announces: deliveries, later days for them, and what was found when they came. */
@NullMarked
package cn.houqin.inventory.arrival;

import org.jspecify.annotations.NullMarked;
