/** What a settlement is invoiced at: tax row by row, and what is held back: pure functions. */
@NullMarked
package cn.houqin.contract.settlement.statement;

import org.jspecify.annotations.NullMarked;
