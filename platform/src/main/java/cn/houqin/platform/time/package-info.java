/** The business clock. */
@NullMarked
package cn.houqin.platform.time;

import org.jspecify.annotations.NullMarked;
