package cn.houqin.gateway;

import cn.houqin.platform.problem.BrokenRule;

/** A service does not answer now; nothing is known of what the request did there (503). */
class ServiceAway extends BrokenRule {

  ServiceAway(String service) {
    super(503, "service-away", service);
  }

  @Override
  public int retryAfterSeconds() {
    return 2;
  }
}
