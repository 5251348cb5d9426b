/** How much a client may ask, and how large. */
@NullMarked
package cn.houqin.gateway.limit;

import org.jspecify.annotations.NullMarked;
