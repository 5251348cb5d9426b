/** Scorecards over HTTP. */
@NullMarked
package cn.houqin.kpi.scorecard.web;

import org.jspecify.annotations.NullMarked;
