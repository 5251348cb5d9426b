/** The life of a work order: commands, assignments, timers and the evidence it gives. */
@NullMarked
package cn.houqin.workorder.lifecycle;

import org.jspecify.annotations.NullMarked;
