/** Observations: one figure of evidence each, keyed by what caused it. */
@NullMarked
package cn.houqin.kpi.evidence;

import org.jspecify.annotations.NullMarked;
