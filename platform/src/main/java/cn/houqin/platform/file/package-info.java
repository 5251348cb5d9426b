/** Files that people send: what they are is told by their content. */
@NullMarked
package cn.houqin.platform.file;

import org.jspecify.annotations.NullMarked;
