/** Figures that a hospital's other systems, or its people, enter: one by one or as a file. */
@NullMarked
package cn.houqin.kpi.intake;

import org.jspecify.annotations.NullMarked;
