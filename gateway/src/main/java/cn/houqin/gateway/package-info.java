/**
 * One door to the platform: routes, limits, breakers, the all-lines board and notices, one page of
 * APIs.
 */
@NullMarked
package cn.houqin.gateway;

import org.jspecify.annotations.NullMarked;
