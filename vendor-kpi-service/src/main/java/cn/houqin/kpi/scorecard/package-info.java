/**
 * Scorecards: live, closed by manifests, published, accepted, final; and why they say what they
 * say.
 */
@NullMarked
package cn.houqin.kpi.scorecard;

import org.jspecify.annotations.NullMarked;
