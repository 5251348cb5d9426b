/** Materials, stores, stock with its ledger, and reservations for orders' parts. */
@NullMarked
package cn.houqin.inventory;

import org.jspecify.annotations.NullMarked;
