/** The demo month: driven through the public API alone. */
@NullMarked
package cn.houqin.standalone.demo;

import org.jspecify.annotations.NullMarked;
