/** Aggregates in MongoDB: one document, one conditional update. */
@NullMarked
package cn.houqin.platform.store;

import org.jspecify.annotations.NullMarked;
