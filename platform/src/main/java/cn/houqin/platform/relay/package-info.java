/** Publishes what waits in outboxes, and files audit entries and notices. */
@NullMarked
package cn.houqin.platform.relay;

import org.jspecify.annotations.NullMarked;
