/** The trace that a request leaves through HTTP, outbox and Kafka. */
@NullMarked
package cn.houqin.platform.observe;

import org.jspecify.annotations.NullMarked;
