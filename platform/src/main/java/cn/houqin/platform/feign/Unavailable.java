package cn.houqin.platform.feign;

import cn.houqin.platform.problem.BrokenRule;

/** Another service did not answer in time; the caller states what follows from that (503). */
public final class Unavailable extends BrokenRule {

  public Unavailable(String service, Throwable cause) {
    super(503, "service-unavailable", service);
    initCause(cause);
  }

  @Override
  public int retryAfterSeconds() {
    return 5;
  }
}
