/** Audit entries and notices: written with the change, filed into their collections afterwards. */
@NullMarked
package cn.houqin.platform.filing;

import org.jspecify.annotations.NullMarked;
