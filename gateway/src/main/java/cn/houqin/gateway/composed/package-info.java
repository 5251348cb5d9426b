/**
 * What is put together from several services: the board, notices, the audit trail, one page of
 * APIs.
 */
@NullMarked
package cn.houqin.gateway.composed;

import org.jspecify.annotations.NullMarked;
