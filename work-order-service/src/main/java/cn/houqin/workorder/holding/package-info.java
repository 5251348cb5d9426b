/** In whose hands an order is and was: assignments, offers, the wait for cover. */
@NullMarked
package cn.houqin.workorder.holding;

import org.jspecify.annotations.NullMarked;
