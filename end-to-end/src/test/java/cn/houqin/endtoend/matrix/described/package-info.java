/** What the services say of their operations, and real values for them. */
@NullMarked
package cn.houqin.endtoend.matrix.described;

import org.jspecify.annotations.NullMarked;
