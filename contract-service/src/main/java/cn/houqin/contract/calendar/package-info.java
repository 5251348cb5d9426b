/** Working calendars. */
@NullMarked
package cn.houqin.contract.calendar;

import org.jspecify.annotations.NullMarked;
