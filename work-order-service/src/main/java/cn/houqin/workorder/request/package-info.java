/** Requests (报修), of which orders are made. */
@NullMarked
package cn.houqin.workorder.request;

import org.jspecify.annotations.NullMarked;
