/** What contracts say of an order: read from the copies of contracts and calendars. */
@NullMarked
package cn.houqin.workorder.terms;

import org.jspecify.annotations.NullMarked;
