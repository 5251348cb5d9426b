/** What a refused request is told: RFC 9457 problems naming field, rule and value. */
@NullMarked
package cn.houqin.platform.problem;

import org.jspecify.annotations.NullMarked;
