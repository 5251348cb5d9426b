/** The JSON of events, written and read alike in every service. */
@NullMarked
package cn.houqin.platform.json;

import org.jspecify.annotations.NullMarked;
