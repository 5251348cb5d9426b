/** All cards of a line's month at once. */
@NullMarked
package cn.houqin.kpi.live;

import org.jspecify.annotations.NullMarked;
