/** Events that could not take effect: kept, shown to the operator, replayed or discarded. */
@NullMarked
package cn.houqin.platform.deadletter;

import org.jspecify.annotations.NullMarked;
