package cn.houqin.workorder.correction;

import static cn.houqin.workorder.clock.OrderFact.Type.ACKNOWLEDGED;
import static cn.houqin.workorder.clock.OrderFact.Type.COMPLETED;
import static cn.houqin.workorder.clock.OrderFact.Type.FOLLOWED_UP;
import static cn.houqin.workorder.clock.OrderFact.Type.MADE_SAFE;
import static cn.houqin.workorder.clock.OrderFact.Type.ON_SITE;
import static cn.houqin.workorder.clock.OrderFact.Type.PAUSED;
import static cn.houqin.workorder.clock.OrderFact.Type.REOPENED;
import static cn.houqin.workorder.clock.OrderFact.Type.REPRIORITISED;
import static cn.houqin.workorder.clock.OrderFact.Type.RESUMED;
import static cn.houqin.workorder.clock.OrderFact.Type.VERIFIED;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be put right of an order's facts: the time of what was done at the place of work, and
 * commands that were pressed by mistake. Requests, assignments and endings stay: for them there are
 * commands.
 */
public final class Correcting {

  private static final Set<OrderFact.Type> TIMED =
      EnumSet.of(ACKNOWLEDGED, ON_SITE, PAUSED, RESUMED, MADE_SAFE, COMPLETED);
  private static final Set<OrderFact.Type> PRESSED =
      EnumSet.of(
          ACKNOWLEDGED,
          ON_SITE,
          PAUSED,
          RESUMED,
          MADE_SAFE,
          COMPLETED,
          VERIFIED,
          FOLLOWED_UP,
          REOPENED,
          REPRIORITISED);

  private Correcting() {}

  /**
   * Which fact, and how it was.
   *
   * @param fact its place in the history, from 0
   * @param at when it happened; null if it did not happen
   */
  public record Proposal(int fact, @Nullable Instant at, String reason) {}

  /** A correction of these facts, if it can be one. */
  public static Correction proposed(
      List<OrderFact> facts, int number, Proposal proposal, String by, Instant now) {
    var index = proposal.fact();
    if (index < 0 || index >= facts.size()) {
      throw Invalid.field("/fact", "between", index, 0, facts.size() - 1);
    }
    var was = facts.get(index);
    var at = proposal.at();
    var allowed = at == null ? PRESSED : TIMED;
    if (!allowed.contains(was.type())) {
      throw Invalid.field("/fact", "correctable", was.type(), allowed);
    }
    if (at != null) {
      refuseOtherTimes(facts, index, at, now);
    }
    var is = at == null ? null : at(was, at);
    return new Correction(
        number, was, is, also(facts, index, at), proposal.reason(), by, now, null);
  }

  /** A pause that was none was not resumed either. */
  private static @Nullable OrderFact also(List<OrderFact> facts, int index, @Nullable Instant at) {
    if (at != null || facts.get(index).type() != PAUSED) {
      return null;
    }
    return facts.stream()
        .skip(index)
        .filter(fact -> fact.type() == RESUMED)
        .findFirst()
        .orElse(null);
  }

  private static void refuseOtherTimes(List<OrderFact> facts, int index, Instant at, Instant now) {
    if (at.isAfter(now)) {
      throw Invalid.field("/at", "not-in-the-future", at);
    }
    if (at.equals(facts.get(index).at())) {
      throw Invalid.field("/at", "another-time", at);
    }
    if (!fits(facts, index, at)) {
      var latest = index + 1 < facts.size() ? facts.get(index + 1).at() : now;
      throw Invalid.field("/at", "between", at, facts.get(index - 1).at(), latest);
    }
  }

  /** The facts with a correction applied; refused if the history has gone another way meanwhile. */
  public static List<OrderFact> applied(List<OrderFact> facts, Correction correction) {
    var index = facts.indexOf(correction.was());
    var is = correction.is();
    if (index < 0 || !fits(facts, index, correction)) {
      throw new BrokenRule(409, "correction-fits-no-more", correction.number());
    }
    var corrected = new ArrayList<>(facts);
    if (is == null) {
      corrected.remove(index);
      corrected.remove(correction.also());
    } else {
      corrected.set(index, is);
    }
    return List.copyOf(corrected);
  }

  private static boolean fits(List<OrderFact> facts, int index, Correction correction) {
    var is = correction.is();
    return is == null
        ? Objects.equals(also(facts, index, null), correction.also())
        : fits(facts, index, is.at());
  }

  private static boolean fits(List<OrderFact> facts, int index, Instant at) {
    var later = index + 1 < facts.size() && at.isAfter(facts.get(index + 1).at());
    return !later && !at.isBefore(facts.get(index - 1).at());
  }

  private static OrderFact at(OrderFact fact, Instant at) {
    return new OrderFact(
        fact.type(),
        at,
        fact.by(),
        fact.reason(),
        fact.vendor(),
        fact.priority(),
        fact.rating(),
        fact.recordedAt());
  }
}
