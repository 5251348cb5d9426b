/** Tokens: who may do what, checked by every service itself. */
@NullMarked
package cn.houqin.platform.security;

import org.jspecify.annotations.NullMarked;
