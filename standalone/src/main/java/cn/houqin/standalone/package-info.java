/** The whole platform on a laptop. */
@NullMarked
package cn.houqin.standalone;

import org.jspecify.annotations.NullMarked;
