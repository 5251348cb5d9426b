package cn.houqin.workorder.order;

import cn.houqin.platform.problem.BrokenRule;

/** The vendor does not have the order, or no longer (409). */
public class WithAnotherVendor extends BrokenRule {

  public WithAnotherVendor(String number) {
    super(409, "with-another-vendor", number);
  }
}
