/** Starting JVMs fast: what one start has loaded is written down for the next. */
@NullMarked
package cn.houqin.standalone.start;

import org.jspecify.annotations.NullMarked;
