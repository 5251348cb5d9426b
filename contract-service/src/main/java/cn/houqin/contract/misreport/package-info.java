/** Misreporting: what the vendor did not tell, found later and charged once with a surcharge. */
@NullMarked
package cn.houqin.contract.misreport;

import org.jspecify.annotations.NullMarked;
