/** Loops that work beside the requests and end with the service. */
@NullMarked
package cn.houqin.platform.background;

import org.jspecify.annotations.NullMarked;
