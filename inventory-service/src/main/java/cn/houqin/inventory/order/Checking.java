package cn.houqin.inventory.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come with contract-service and the ceilings.
 *
 * @param check the last one
 * @param issue by which it became binding
 * @param givenUp how many claims were given up, so that a late act fails
 * @param unsettled whether the ceilings are still to be told how its lines stand
 */
public record Checking(
    @Nullable Check check, @Nullable Issue issue, int givenUp, boolean unsettled) {

  static final Checking NEW = new Checking(null, null, 0, false);

  private static final int FIRST_SECONDS = 2;
  private static final int MOST_DOUBLINGS = 5;

  /**
   * What contract-service said.
   *
   * @param by who asked for the issue
   * @param unanswered how often in a row it did not answer
   * @param reasons why the order may not be issued as it stands
   */
  public record Check(Instant at, String by, int unanswered, List<Reason> reasons) {}

  /**
   * Why not.
   *
   * @param line of the order, counted from 1; null if the whole order is meant
   * @param detail what was found and what is allowed
   */
  public record Reason(String code, @Nullable Integer line, String detail) {

    @Override
    public String toString() {
      return code + (line == null ? "" : " line " + line) + (detail.isEmpty() ? "" : " " + detail);
    }
  }

  /**
   * When the order became binding.
   *
   * @param claimVersion the order's stored version when its quantities were claimed
   */
  public record Issue(long claimVersion, int contractVersion, Instant at, String by) {}

  Checking unanswered(String by, String why, Instant now) {
    var before = check == null ? 0 : check.unanswered();
    var reason = new Reason("CONTRACT_SERVICE_AWAY", null, why);
    return new Checking(new Check(now, by, before + 1, List.of(reason)), issue, givenUp, unsettled);
  }

  /** After 2, 4, 8, 16, 32, then every 64 seconds. */
  Instant askAgainAt(Instant now) {
    var times = check == null ? 0 : Math.min(check.unanswered() - 1, MOST_DOUBLINGS);
    return now.plus(Duration.ofSeconds((long) FIRST_SECONDS << times));
  }

  Checking refused(String by, List<Reason> reasons, Instant now) {
    return new Checking(new Check(now, by, 0, reasons), issue, givenUp, unsettled);
  }

  Checking issued(Issue made) {
    return new Checking(new Check(made.at(), made.by(), 0, List.of()), made, givenUp, unsettled);
  }

  Checking givingUp() {
    return new Checking(check, issue, givenUp + 1, unsettled);
  }

  Checking unsettled(boolean isLeft) {
    return new Checking(check, issue, givenUp, isLeft);
  }
}
