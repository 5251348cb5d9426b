package cn.houqin.workorder.transition;

/** Where a work order stands (受理-派发-承办-办结-回访-考核). */
public enum State {
  REQUESTED,
  ACCEPTED,
  DISPATCHED,
  ACKNOWLEDGED,
  ON_SITE,
  PAUSED,
  MADE_SAFE,
  COMPLETED,
  VERIFIED,
  FOLLOWED_UP,
  CLOSED,
  REOPENED,
  REJECTED,
  CANCELLED,
  TRANSFERRED;

  /** Nothing happens to the order any more. */
  public boolean isFinal() {
    return this == CLOSED || this == REJECTED || this == CANCELLED || this == TRANSFERRED;
  }

  /** Work may still be waiting or going on: it stands on the board. */
  public boolean isOpen() {
    return switch (this) {
      case REQUESTED, ACCEPTED, DISPATCHED, ACKNOWLEDGED, ON_SITE, PAUSED, MADE_SAFE, REOPENED ->
          true;
      case COMPLETED, VERIFIED, FOLLOWED_UP, CLOSED, REJECTED, CANCELLED, TRANSFERRED -> false;
    };
  }
}
