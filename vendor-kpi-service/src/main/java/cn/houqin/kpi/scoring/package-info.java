/** How evidence becomes a score: pure functions over records, exact to the last digit. */
@NullMarked
package cn.houqin.kpi.scoring;

import org.jspecify.annotations.NullMarked;
