/** Idempotent consumption of events, with dead letters. */
@NullMarked
package cn.houqin.platform.inbox;

import org.jspecify.annotations.NullMarked;
