/** Which contract version covers a line at a place: claimed at signing. */
@NullMarked
package cn.houqin.contract.coverage;

import org.jspecify.annotations.NullMarked;
