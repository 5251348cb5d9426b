/** Movements as people enter, undo and read them. */
@NullMarked
package cn.houqin.inventory.movement;

import org.jspecify.annotations.NullMarked;
