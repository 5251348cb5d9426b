/** Quarters and years of final cards, a vendor's figure over its contracts, shares of grades. */
@NullMarked
package cn.houqin.kpi.period;

import org.jspecify.annotations.NullMarked;
