/** What a service's OpenAPI document says beyond paths and bodies. */
@NullMarked
package cn.houqin.platform.docs;

import org.jspecify.annotations.NullMarked;
