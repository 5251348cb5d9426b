/** Small local copies of other services' state. */
@NullMarked
package cn.houqin.platform.copy;

import org.jspecify.annotations.NullMarked;
