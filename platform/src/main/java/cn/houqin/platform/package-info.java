/** Starts a service. */
@NullMarked
package cn.houqin.platform;

import org.jspecify.annotations.NullMarked;
