/** Appeals (申诉) of vendors against what a published card counts, decided by a panel. */
@NullMarked
package cn.houqin.kpi.appeal;

import org.jspecify.annotations.NullMarked;
