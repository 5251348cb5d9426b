/** The calendar that starts closing a month. */
@NullMarked
package cn.houqin.kpi.scorecard.calendar;

import org.jspecify.annotations.NullMarked;
