/** States and commands of an order, what each leaves, and the life they make: pure rules. */
@NullMarked
package cn.houqin.workorder.transition;

import org.jspecify.annotations.NullMarked;
