/** What outsourcing saves: settled months of a line against what the same work cost before. */
@NullMarked
package cn.houqin.contract.savings;

import org.jspecify.annotations.NullMarked;
