/** Numbers that people read, drawn from counter documents. */
@NullMarked
package cn.houqin.platform.counter;

import org.jspecify.annotations.NullMarked;
