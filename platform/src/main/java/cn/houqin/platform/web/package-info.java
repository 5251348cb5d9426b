/** The HTTP edge: calls, answers, entity tags. */
@NullMarked
package cn.houqin.platform.web;

import org.jspecify.annotations.NullMarked;
