/** Calls between services: tokens, time limits, breakers and a stated outcome. */
@NullMarked
package cn.houqin.platform.feign;

import org.jspecify.annotations.NullMarked;
