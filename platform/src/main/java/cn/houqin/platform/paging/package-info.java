/** Lists in pages with opaque cursors. */
@NullMarked
package cn.houqin.platform.paging;

import org.jspecify.annotations.NullMarked;
