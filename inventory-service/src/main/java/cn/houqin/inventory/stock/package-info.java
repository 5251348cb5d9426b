/** Balances and the append-only ledger behind them; available is never below zero. */
@NullMarked
package cn.houqin.inventory.stock;

import org.jspecify.annotations.NullMarked;
