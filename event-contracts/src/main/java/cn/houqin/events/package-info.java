/** The published language of the platform: one sealed interface of records per stream. */
@NullMarked
package cn.houqin.events;

import org.jspecify.annotations.NullMarked;
