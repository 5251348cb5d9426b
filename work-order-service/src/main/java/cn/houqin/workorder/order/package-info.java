/** A work order as it is stored and shown, what was requested, and what the desk knows of it. */
@NullMarked
package cn.houqin.workorder.order;

import org.jspecify.annotations.NullMarked;
