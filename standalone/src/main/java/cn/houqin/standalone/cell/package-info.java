/** Service lines in processes of their own, beside a platform that runs. */
@NullMarked
package cn.houqin.standalone.cell;

import org.jspecify.annotations.NullMarked;
