/** What would have been: another scheme over the same history. */
@NullMarked
package cn.houqin.kpi.simulation;

import org.jspecify.annotations.NullMarked;
