/** Vendors of a line beside each other. */
@NullMarked
package cn.houqin.kpi.ranking;

import org.jspecify.annotations.NullMarked;
