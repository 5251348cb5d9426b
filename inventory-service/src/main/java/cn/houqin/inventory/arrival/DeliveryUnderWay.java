package cn.houqin.inventory.arrival;

import cn.houqin.platform.problem.BrokenRule;

/**
 * A line cannot be cancelled while an announced delivery of it is neither received nor gone (409).
 */
public class DeliveryUnderWay extends BrokenRule {

  public DeliveryUnderWay(int line) {
    super(409, "delivery-under-way", line);
  }
}
