/** Which rows a caller sees, and in which order. */
@NullMarked
package cn.houqin.platform.store.listing;

import org.jspecify.annotations.NullMarked;
