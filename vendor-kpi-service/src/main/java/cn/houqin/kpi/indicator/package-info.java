/** What is measured: the shipped library of indicators, and a hospital's own. */
@NullMarked
package cn.houqin.kpi.indicator;

import org.jspecify.annotations.NullMarked;
