/** What the vendor disputes of a settlement, row by row, and what finance says to it. */
@NullMarked
package cn.houqin.contract.settlement.dispute;

import org.jspecify.annotations.NullMarked;
