/** What a purchase order under a contract is checked by: eligibility, prices, ceilings. */
@NullMarked
package cn.houqin.contract.calloff;

import org.jspecify.annotations.NullMarked;
