/** The past of a hospital that moves in: imported line by line. */
@NullMarked
package cn.houqin.workorder.history;

import org.jspecify.annotations.NullMarked;
