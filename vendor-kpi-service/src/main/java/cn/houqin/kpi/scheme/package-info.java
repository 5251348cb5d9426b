/** Scoring schemes (考核方案): versioned, immutable. */
@NullMarked
package cn.houqin.kpi.scheme;

import org.jspecify.annotations.NullMarked;
