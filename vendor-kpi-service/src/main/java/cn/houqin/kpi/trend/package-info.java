/** Months of an indicator beside each other: what is chance, and what is not. */
@NullMarked
package cn.houqin.kpi.trend;

import org.jspecify.annotations.NullMarked;
