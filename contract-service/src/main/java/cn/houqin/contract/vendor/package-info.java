/** Vendors (供应商): life, qualifications, admission. */
@NullMarked
package cn.houqin.contract.vendor;

import org.jspecify.annotations.NullMarked;
