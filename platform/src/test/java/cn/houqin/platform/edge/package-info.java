/** A made-up service of one form, for tests of the HTTP edge. */
@NullMarked
package cn.houqin.platform.edge;

import org.jspecify.annotations.NullMarked;
