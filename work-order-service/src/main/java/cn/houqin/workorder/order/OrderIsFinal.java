package cn.houqin.workorder.order;

import cn.houqin.platform.problem.BrokenRule;

/** The order is closed, rejected, cancelled or transferred and changes no more (409). */
public class OrderIsFinal extends BrokenRule {

  OrderIsFinal(WorkOrder order) {
    super(409, "order-is-final", order.number(), order.state());
  }
}
