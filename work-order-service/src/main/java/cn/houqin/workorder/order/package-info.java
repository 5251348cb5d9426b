/** A work order as it is stored: its states, commands, facts and events. */
@NullMarked
package cn.houqin.workorder.order;

import org.jspecify.annotations.NullMarked;
