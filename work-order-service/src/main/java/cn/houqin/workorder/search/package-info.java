/** By what an order is found: its caller's prefix and the bigrams of its words. */
@NullMarked
package cn.houqin.workorder.search;

import org.jspecify.annotations.NullMarked;
