/** What work-order-service announces. */
@NullMarked
package cn.houqin.events.workorder;

import org.jspecify.annotations.NullMarked;
