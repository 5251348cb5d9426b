/** What follows from final scores and events by a contract's ladder: pure functions. */
@NullMarked
package cn.houqin.kpi.ladder;

import org.jspecify.annotations.NullMarked;
