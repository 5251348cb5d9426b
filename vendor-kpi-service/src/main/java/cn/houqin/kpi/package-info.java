/** Evidence, schemes and scorecards. */
@NullMarked
package cn.houqin.kpi;

import org.jspecify.annotations.NullMarked;
