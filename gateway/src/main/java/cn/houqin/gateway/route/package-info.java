/**
 * Where a request goes: which service and which of its instances, which of them are left alone, and
 * handing it on.
 */
@NullMarked
package cn.houqin.gateway.route;

import org.jspecify.annotations.NullMarked;
