/**
 * What a balance is, and what movements do to it: rules alone, without the store that keeps them.
 */
@NullMarked
package cn.houqin.inventory.book;

import org.jspecify.annotations.NullMarked;
