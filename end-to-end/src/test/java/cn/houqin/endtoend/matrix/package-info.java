/** What every operation of the platform promises, generated from the services' descriptions. */
@NullMarked
package cn.houqin.endtoend.matrix;

import org.jspecify.annotations.NullMarked;
