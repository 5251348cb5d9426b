/** Moving a service line with all its data from this deployment's database to another's. */
@NullMarked
package cn.houqin.workorder.move;

import org.jspecify.annotations.NullMarked;
