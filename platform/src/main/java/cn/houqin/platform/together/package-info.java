/** Questions asked at the same time, put to the store as one. */
@NullMarked
package cn.houqin.platform.together;

import org.jspecify.annotations.NullMarked;
