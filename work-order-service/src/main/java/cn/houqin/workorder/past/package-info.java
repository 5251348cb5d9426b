/** Orders of the past: what is known of one, and how it becomes an order as if it had been live. */
@NullMarked
package cn.houqin.workorder.past;

import org.jspecify.annotations.NullMarked;
