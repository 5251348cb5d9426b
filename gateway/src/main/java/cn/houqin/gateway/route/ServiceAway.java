package cn.houqin.gateway.route;

import cn.houqin.platform.problem.BrokenRule;

/** A service does not answer now; nothing is known of what the request did there (503). */
public class ServiceAway extends BrokenRule {

  private final Asked asked;

  /** Whether the request got there. */
  enum Asked {
    NOT_AT_ALL,
    JUST_NOW,
    LONG_AGO
  }

  public ServiceAway(String service) {
    this(service, Asked.NOT_AT_ALL);
  }

  ServiceAway(String service, Asked asked) {
    super(503, "service-away", service);
    this.asked = asked;
  }

  /**
   * Whether no harm is done if another instance is asked the same.
   *
   * @param isRead whether nothing changes by it
   */
  boolean mayGoElsewhere(boolean isRead) {
    return switch (asked) {
      case NOT_AT_ALL -> true;
      case JUST_NOW -> isRead;
      case LONG_AGO -> false;
    };
  }

  @Override
  public int retryAfterSeconds() {
    return 2;
  }
}
