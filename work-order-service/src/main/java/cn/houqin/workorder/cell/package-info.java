/** Which service lines this deployment serves, and where each stands that moves. */
@NullMarked
package cn.houqin.workorder.cell;

import org.jspecify.annotations.NullMarked;
