/** Who gets an order (派发): the covering contract, standby vendors, the uncovered queue. */
@NullMarked
package cn.houqin.workorder.dispatch;

import org.jspecify.annotations.NullMarked;
