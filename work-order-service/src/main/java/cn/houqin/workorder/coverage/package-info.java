/** Which contract version covers a line at a place and an instant. */
@NullMarked
package cn.houqin.workorder.coverage;

import org.jspecify.annotations.NullMarked;
