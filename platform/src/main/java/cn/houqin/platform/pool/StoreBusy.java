package cn.houqin.platform.pool;

import cn.houqin.platform.problem.BrokenRule;

/** Too many wait for the store already; nothing was sent to it (503). */
public class StoreBusy extends BrokenRule {

  StoreBusy() {
    super(503, "store-busy");
  }

  @Override
  public int retryAfterSeconds() {
    return 1;
  }
}
