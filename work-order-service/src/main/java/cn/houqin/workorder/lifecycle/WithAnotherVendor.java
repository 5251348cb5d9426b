package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.problem.BrokenRule;

/** The vendor does not have the order, or no longer (409). */
class WithAnotherVendor extends BrokenRule {

  WithAnotherVendor(String number) {
    super(409, "with-another-vendor", number);
  }
}
