/** How values are written to MongoDB and read back. */
@NullMarked
package cn.houqin.platform.mapping;

import org.jspecify.annotations.NullMarked;
