package cn.houqin.platform.store;

import cn.houqin.platform.problem.BrokenRule;

/** Others changed it again and again while this command was decided (409). */
class ChangedMeanwhile extends BrokenRule {

  ChangedMeanwhile(String kind, String id) {
    super(409, "changed-meanwhile", kind, id);
  }

  @Override
  public int retryAfterSeconds() {
    return 1;
  }
}
