/** Orders as they stand: one, lists, clocks and history. */
@NullMarked
package cn.houqin.workorder.board;

import org.jspecify.annotations.NullMarked;
