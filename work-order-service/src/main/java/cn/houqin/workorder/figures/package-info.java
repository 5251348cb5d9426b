/** What a line's orders took. */
@NullMarked
package cn.houqin.workorder.figures;

import org.jspecify.annotations.NullMarked;
