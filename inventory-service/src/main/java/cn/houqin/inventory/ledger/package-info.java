/** What the ledger comes to: balances, days' ends, and the proof that they agree. */
@NullMarked
package cn.houqin.inventory.ledger;

import org.jspecify.annotations.NullMarked;
