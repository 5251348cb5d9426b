/** Service lines, calendars, vendors, contracts, settlements. */
@NullMarked
package cn.houqin.contract;

import org.jspecify.annotations.NullMarked;
