/** Counts 盘点: blind, approved by another person, their differences posted to the ledger. */
@NullMarked
package cn.houqin.inventory.count;

import org.jspecify.annotations.NullMarked;
