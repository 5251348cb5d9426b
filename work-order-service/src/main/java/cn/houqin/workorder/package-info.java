/** Places, orders with their clocks and evidence, and inspections. */
@NullMarked
package cn.houqin.workorder;

import org.jspecify.annotations.NullMarked;
