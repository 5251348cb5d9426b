/** What is written or looked up at the same moment, in one command each. */
@NullMarked
package cn.houqin.platform.store.together;

import org.jspecify.annotations.NullMarked;
