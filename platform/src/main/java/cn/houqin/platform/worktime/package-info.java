/** Calendars and working time: what clocks, payments and warnings count by. */
@NullMarked
package cn.houqin.platform.worktime;

import org.jspecify.annotations.NullMarked;
