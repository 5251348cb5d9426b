/** What a change leaves to be published. */
@NullMarked
package cn.houqin.platform.store.outbox;

import org.jspecify.annotations.NullMarked;
