/** The embedded sign-in server; for a laptop only. */
@NullMarked
package cn.houqin.standalone.signin;

import org.jspecify.annotations.NullMarked;
