/** Adjustments (praise, penalty): points given or taken by two people, with a reason. */
@NullMarked
package cn.houqin.kpi.scorecard.adjustment;

import org.jspecify.annotations.NullMarked;
