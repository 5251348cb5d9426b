/** Finds a MongoDB or starts one: for a laptop and for tests. */
@NullMarked
package cn.houqin.platform.localmongo;

import org.jspecify.annotations.NullMarked;
