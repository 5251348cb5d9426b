/** Where each service and each line's deployment is. */
@NullMarked
package cn.houqin.platform.routes;

import org.jspecify.annotations.NullMarked;
