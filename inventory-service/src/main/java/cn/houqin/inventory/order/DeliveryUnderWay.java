package cn.houqin.inventory.order;

import cn.houqin.platform.problem.BrokenRule;

/**
 * A line cannot be cancelled while an announced delivery of it is neither received nor gone (409).
 */
class DeliveryUnderWay extends BrokenRule {

  DeliveryUnderWay(int line) {
    super(409, "delivery-under-way", line);
  }
}
