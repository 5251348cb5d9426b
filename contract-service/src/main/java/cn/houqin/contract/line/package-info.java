/** Service lines (服务条线): data, not code. */
@NullMarked
package cn.houqin.contract.line;

import org.jspecify.annotations.NullMarked;
