package cn.houqin.platform.copy;

import cn.houqin.platform.problem.BrokenRule;

/** Not all events have been read yet that the answer is made of (503). */
public final class BeingRebuilt extends BrokenRule {

  BeingRebuilt() {
    super(503, "being-rebuilt");
  }

  @Override
  public int retryAfterSeconds() {
    return 5;
  }
}
