/** What a person should know. */
@NullMarked
package cn.houqin.platform.notice;

import org.jspecify.annotations.NullMarked;
