package cn.houqin.platform.store.outbox;

import cn.houqin.platform.problem.BrokenRule;

/** Too much waits to be published from this aggregate; nothing more is taken until it is (503). */
class OutboxFull extends BrokenRule {

  OutboxFull(String kind, String id) {
    super(503, "outbox-full", kind, id);
  }

  @Override
  public int retryAfterSeconds() {
    return 5;
  }
}
