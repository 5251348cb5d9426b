package cn.houqin.kpi.scorecard;

import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.Closing.Arrival;
import cn.houqin.kpi.scorecard.Closing.Stage;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Closes a month: from the cut-off on each source is asked for its manifest, and the card is closed
 * once all it names has arrived.
 */
@Component
class ClosingMonth {

  private static final Duration CUT_OFF = Duration.ofHours(24);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final Manifests manifests;
  private final Cards cards;
  private final Terms terms;

  ClosingMonth(Manifests manifests, Cards cards, Terms terms) {
    this.manifests = manifests;
    this.cards = cards;
    this.terms = terms;
  }

  /** The month is not over, or its evidence may still come (409). */
  static final class MonthNotOver extends BrokenRule {
    MonthNotOver(String month, Instant cutOff) {
      super(409, "month-not-over", month, cutOff);
    }
  }

  /** Asks the sources, and closes the card if all has arrived; it waits else. */
  Change<Closing> attempt(Call call, String id, Closing card) {
    card.mustBe(Stage.OPEN, Stage.CLOSING);
    var cutOff = terms.monthEnd(call.hospital(), card.cardId()).plus(CUT_OFF);
    if (call.now().isBefore(cutOff)) {
      throw new MonthNotOver(card.month(), cutOff);
    }
    var received = cards.received(call.hospital(), card);
    var arrival = arrival(received, manifests.ask(call.hospital(), card));
    return arrival.missing().isEmpty()
        ? close(call, id, card, received, arrival)
        : Change.to(card.waiting(arrival, call.now().plus(ASK_AGAIN)));
  }

  private static Arrival arrival(List<Observation> received, List<Manifests.Answer> answers) {
    var missing = new ArrayList<String>();
    var expected = 0L;
    for (var answer : answers) {
      if (answer.manifest().isEmpty()) {
        missing.add(answer.source() + " " + answer.why());
      } else {
        var manifest = answer.manifest().get();
        var own = received.stream().filter(one -> isFrom(answer.source(), one)).toList();
        expected += manifest.count();
        if (!manifest.equals(new Manifests.Manifest(own.size(), digest(own)))) {
          missing.add(answer.source());
        }
      }
    }
    return new Arrival(received.size(), expected, missing);
  }

  private static boolean isFrom(String source, Observation observation) {
    return switch (observation.source()) {
      case "work-order", "inspection" -> source.equals("work-order-service");
      default -> source.equals("inventory-service");
    };
  }

  private static String digest(List<Observation> sortedById) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sortedById.stream()
          .map(Observation::evidenceId)
          .sorted()
          .forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Change<Closing> close(
      Call call, String id, Closing card, List<Observation> received, Arrival arrival) {
    var scored = terms.of(call.caller(), card.cardId());
    var computed =
        cards.compute(call.hospital(), card, scored.scheme(), Cards.uncontested(received));
    var revision =
        new Closing.Revision(
            card.revisions().size() + 1,
            computed.counted().stream().map(Observation::evidenceId).toList(),
            computed.card().total(),
            computed.card().grade(),
            computed.digest(),
            call.caller().subject(),
            call.now());
    var total = computed.card().total();
    return Change.to(card.closed(revision, arrival))
        .announcing(
            new ScorecardEvent.Closed(
                id,
                card.contract(),
                card.line(),
                card.vendor(),
                card.month(),
                revision.number(),
                total == null ? null : total.toPlainString(),
                computed.card().grade(),
                computed.digest(),
                null,
                null,
                call.now()));
  }
}
