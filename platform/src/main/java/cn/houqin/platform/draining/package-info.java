/** How an instance leaves without a request that fails. */
@NullMarked
package cn.houqin.platform.draining;

import org.jspecify.annotations.NullMarked;
