/** Billable quantities (计量): entered or imported with their source, at the contract's prices. */
@NullMarked
package cn.houqin.contract.settlement.volume;

import org.jspecify.annotations.NullMarked;
