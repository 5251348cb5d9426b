package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Stored;

/** Work on an order that is done by itself, and again after a crash; done twice it is done once. */
public interface Unfinished {

  boolean isLeft(PurchaseOrder order);

  void finish(Stored<PurchaseOrder> order);
}
