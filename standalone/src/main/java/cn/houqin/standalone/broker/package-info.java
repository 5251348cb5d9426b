/** A real single-node Kafka broker in this JVM. */
@NullMarked
package cn.houqin.standalone.broker;

import org.jspecify.annotations.NullMarked;
