/** A made-up aggregate, for tests of the platform. */
@NullMarked
package cn.houqin.platform.ticket;

import org.jspecify.annotations.NullMarked;
