/** Tables of other systems, read as they are: which column says what. */
@NullMarked
package cn.houqin.kpi.intake.layout;

import org.jspecify.annotations.NullMarked;
