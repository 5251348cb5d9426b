package cn.houqin.inventory.stock;

import cn.houqin.platform.problem.BrokenRule;

/** The balance changed again and again while this movement was decided; repeat it (503). */
class StoreIsBusy extends BrokenRule {

  StoreIsBusy(String material, String store) {
    super(503, "store-is-busy", material, store);
  }

  @Override
  public int retryAfterSeconds() {
    return 1;
  }
}
