/** The final scorecards a month is settled by, and what is heard of their revisions. */
@NullMarked
package cn.houqin.contract.settlement.card;

import org.jspecify.annotations.NullMarked;
