/** Publishes what waits in aggregates. */
@NullMarked
package cn.houqin.platform.relay;

import org.jspecify.annotations.NullMarked;
