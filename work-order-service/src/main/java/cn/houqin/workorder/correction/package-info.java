/** What was written down of an order wrongly, and how two people put it right: pure rules. */
@NullMarked
package cn.houqin.workorder.correction;

import org.jspecify.annotations.NullMarked;
