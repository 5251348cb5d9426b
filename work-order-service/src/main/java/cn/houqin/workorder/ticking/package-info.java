/** Time passing in an order: clocks raised, evidence given; the one way an order is changed. */
@NullMarked
package cn.houqin.workorder.ticking;

import org.jspecify.annotations.NullMarked;
