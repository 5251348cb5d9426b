/** Who asks, for which hospital and vendor, and under which idempotency key. */
@NullMarked
package cn.houqin.platform.caller;

import org.jspecify.annotations.NullMarked;
