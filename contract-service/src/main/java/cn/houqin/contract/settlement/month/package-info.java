/** What a month is settled by: the terms in force and what is known of it. */
@NullMarked
package cn.houqin.contract.settlement.month;

import org.jspecify.annotations.NullMarked;
