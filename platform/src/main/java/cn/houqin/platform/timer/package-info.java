/** Raises what is due in aggregates. */
@NullMarked
package cn.houqin.platform.timer;

import org.jspecify.annotations.NullMarked;
