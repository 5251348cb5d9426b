package cn.houqin.kpi.consequence;

import cn.houqin.events.kpi.ConsequenceEvent;
import cn.houqin.kpi.consequence.Consequence.Service;
import cn.houqin.kpi.consequence.remedy.Rectification;
import cn.houqin.platform.notice.Notice;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What others are told of a consequence's life. */
final class Facts {

  private Facts() {}

  static ConsequenceEvent proposed(String id, Consequence one, Instant now) {
    var outcome = one.finding().outcome();
    return new ConsequenceEvent.Proposed(
        id,
        one.contract(),
        one.line(),
        one.vendor(),
        one.step().name(),
        outcome.rule(),
        outcome.needsPerson(),
        now);
  }

  static ConsequenceEvent dismissed(
      String id, Consequence one, String by, String reason, Instant now) {
    return new ConsequenceEvent.Dismissed(
        id, one.contract(), one.line(), one.vendor(), one.step().name(), by, reason, now);
  }

  static ConsequenceEvent served(String id, Consequence one) {
    Service service = Objects.requireNonNull(one.service());
    var rectification = one.rectification();
    return new ConsequenceEvent.Served(
        id,
        one.contract(),
        one.line(),
        one.vendor(),
        one.step().name(),
        service.reason(),
        rectification == null ? null : rectification.by(),
        service.at(),
        one.finding().outcome().scope());
  }

  static ConsequenceEvent rechecked(String id, Consequence one, Rectification.Check check) {
    return new ConsequenceEvent.Rechecked(
        id,
        one.contract(),
        one.line(),
        one.vendor(),
        one.step().name(),
        check.passed(),
        check.by(),
        check.at());
  }

  static ConsequenceEvent withdrawn(String id, Consequence one, String reason, Instant now) {
    return new ConsequenceEvent.Withdrawn(
        id, one.contract(), one.line(), one.vendor(), one.step().name(), reason, now);
  }

  static ConsequenceEvent reinstated(
      String id, Consequence one, String by, String reason, Instant now) {
    return new ConsequenceEvent.Reinstated(
        id, one.contract(), one.line(), one.vendor(), one.step().name(), by, reason, now);
  }

  /** A notice about it; {@code key} ends with the step where a text is its own for each step. */
  static Notice notice(String recipient, String key, String id) {
    return new Notice(recipient, "notice." + key, Map.of("consequence", id));
  }

  static Notice tellVendor(String key, String id, Consequence one) {
    return notice("vendor:" + one.vendor(), key, id);
  }

  static String slug(Consequence one) {
    return one.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
