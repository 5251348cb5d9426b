package cn.houqin.workorder.clock;

/** The four clocks of an order. */
public enum ClockKind {
  RESPOND("ON_TIME_RESPONSE"),
  ARRIVE("ON_TIME_ARRIVAL"),
  MAKE_SAFE("ON_TIME_MAKE_SAFE"),
  COMPLETE("ON_TIME_COMPLETION");

  private final String indicator;

  ClockKind(String indicator) {
    this.indicator = indicator;
  }

  /** The indicator its decisions count in. */
  public String indicator() {
    return indicator;
  }

  /** Whether this fact stops the clock. */
  boolean isStoppedBy(OrderFact.Type type) {
    return switch (this) {
      case RESPOND -> type == OrderFact.Type.ACKNOWLEDGED || type == OrderFact.Type.ON_SITE;
      case ARRIVE -> type == OrderFact.Type.ON_SITE;
      case MAKE_SAFE -> type == OrderFact.Type.MADE_SAFE || type == OrderFact.Type.COMPLETED;
      case COMPLETE -> type == OrderFact.Type.COMPLETED;
    };
  }
}
