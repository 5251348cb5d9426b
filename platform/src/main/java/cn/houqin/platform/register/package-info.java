/** Registers that take files: all rows or none, to the end after any crash. */
@NullMarked
package cn.houqin.platform.register;

import org.jspecify.annotations.NullMarked;
