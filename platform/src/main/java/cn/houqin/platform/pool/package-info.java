/** The fair queue in front of the store driver's pool of connections. */
@NullMarked
package cn.houqin.platform.pool;

import org.jspecify.annotations.NullMarked;
