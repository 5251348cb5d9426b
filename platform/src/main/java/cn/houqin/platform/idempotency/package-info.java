/** How a command that was done before is recognised. */
@NullMarked
package cn.houqin.platform.idempotency;

import org.jspecify.annotations.NullMarked;
