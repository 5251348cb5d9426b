/** What work on an order took and left: its checklist, its parts and who pays for them. */
@NullMarked
package cn.houqin.workorder.job;

import org.jspecify.annotations.NullMarked;
