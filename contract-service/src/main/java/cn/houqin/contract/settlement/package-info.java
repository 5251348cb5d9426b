/** Settlements (结算): a month in money, from draft to paid. */
@NullMarked
package cn.houqin.contract.settlement;

import org.jspecify.annotations.NullMarked;
