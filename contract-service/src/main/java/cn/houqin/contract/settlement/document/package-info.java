/** A settlement to hand over: as paper, and as a table whose rows add up to its figures. */
@NullMarked
package cn.houqin.contract.settlement.document;

import org.jspecify.annotations.NullMarked;
