/** Breaches, incidents and interruptions that people and other systems report. */
@NullMarked
package cn.houqin.kpi.occurrence;

import org.jspecify.annotations.NullMarked;
