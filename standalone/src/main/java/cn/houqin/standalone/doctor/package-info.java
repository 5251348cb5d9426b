/** Looks at a running platform and says in plain words what is wrong. */
@NullMarked
package cn.houqin.standalone.doctor;

import org.jspecify.annotations.NullMarked;
