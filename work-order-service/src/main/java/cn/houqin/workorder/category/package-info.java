/** The categories under which work is requested. */
@NullMarked
package cn.houqin.workorder.category;

import org.jspecify.annotations.NullMarked;
