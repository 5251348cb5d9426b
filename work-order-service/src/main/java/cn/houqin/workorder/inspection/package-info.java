/** Inspections (检查): checklist results. */
@NullMarked
package cn.houqin.workorder.inspection;

import org.jspecify.annotations.NullMarked;
