package cn.houqin.gateway.limit;

import cn.houqin.platform.problem.BrokenRule;

/** The client used up its share of this instance (429). */
class TooManyRequests extends BrokenRule {

  private final int waitSeconds;

  TooManyRequests(long limit, int waitSeconds) {
    super(429, "too-many-requests", limit, waitSeconds);
    this.waitSeconds = waitSeconds;
  }

  @Override
  public int retryAfterSeconds() {
    return waitSeconds;
  }
}
