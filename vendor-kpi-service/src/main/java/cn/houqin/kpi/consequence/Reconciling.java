package cn.houqin.kpi.consequence;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.kpi.consequence.Consequence.Doubt;
import cn.houqin.kpi.consequence.Consequence.Entry;
import cn.houqin.kpi.consequence.Consequence.Status;
import cn.houqin.kpi.ladder.Evaluation;
import cn.houqin.kpi.ladder.Finding;
import cn.houqin.kpi.ladder.Ladder;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes what stands agree with what the ladder finds: proposes what is new, withdraws what lost its
 * cause, and asks a person about what has been served already.
 */
@Component
class Reconciling {

  private final Aggregates<Consequence> consequences;
  private final Causes causes;
  private final Terms terms;
  private final Serving serving;

  Reconciling(Aggregates<Consequence> consequences, Causes causes, Terms terms, Serving serving) {
    this.consequences = consequences;
    this.causes = causes;
    this.terms = terms;
    this.serving = serving;
  }

  void reconcile(Call call, String contract, String line) {
    var hospital = call.hospital();
    var state = terms.contract(hospital, contract);
    var standing =
        causes.standing(hospital, contract, line).stream()
            .collect(Collectors.toMap(Stored::id, Stored::body));
    var setAside =
        standing.values().stream()
            .filter(one -> one.status().isSetAside())
            .map(one -> one.finding().key())
            .collect(Collectors.toSet());
    var found =
        Evaluation.of(
            causes.scores(hospital, contract, line),
            causes.happenings(hospital, contract, line, standing.values()),
            day -> ladder(state, day),
            setAside);
    var lost = new HashMap<>(standing);
    for (var finding : found) {
      var id = ConsequenceId.of(contract, line, finding.key());
      var body = Consequence.proposed(contract, line, state.vendor(), finding);
      if (lost.remove(id) == null) {
        consequences.createMissing(call, Map.of(id, serving.proposed(call, id, body, "PROPOSED")));
      } else {
        consequences.change(call, id, current -> found(call, id, current.body(), finding));
      }
    }
    lost.keySet()
        .forEach(id -> consequences.change(call, id, current -> lost(call, id, current.body())));
  }

  /** In force on a day; where the contract is not in force then, the last of that month. */
  private static Optional<Ladder> ladder(ContractEvent.State contract, LocalDate day) {
    return Terms.inForce(contract, YearMonth.from(day))
        .filter(version -> !LocalDate.parse(version.from()).isAfter(day))
        .reduce((_, later) -> later)
        .filter(version -> version.ladder() != null)
        .map(version -> new Ladder(version.version(), Objects.requireNonNull(version.ladder())));
  }

  private Change<Consequence> found(Call call, String id, Consequence one, Finding finding) {
    return switch (one.status()) {
      case PROPOSED ->
          one.finding().equals(finding)
              ? Change.to(one)
              : proposedAnew(call, id, one, finding, "CAUSE_CHANGED");
      case WITHDRAWN -> proposedAnew(call, id, one, finding, "CAUSE_CAME_BACK");
      case DISMISSED, OVERTURNED, REVOKED -> Change.to(one);
      case SERVED, ACKNOWLEDGED, APPEALED, CLOSED ->
          one.step() == finding.outcome().step()
              ? doubted(call, id, one, null)
              : doubted(call, id, one, "STEP_CHANGED");
    };
  }

  private Change<Consequence> proposedAnew(
      Call call, String id, Consequence one, Finding finding, String why) {
    return serving.proposed(call, id, one.finding(finding), why);
  }

  private static Change<Consequence> lost(Call call, String id, Consequence one) {
    return switch (one.status()) {
      case PROPOSED ->
          Change.to(
                  one.in(
                      Status.WITHDRAWN,
                      new Entry("WITHDRAWN", null, "CAUSE_FELL_AWAY", call.now())))
              .announcing(Facts.withdrawn(id, one, "CAUSE_FELL_AWAY", call.now()))
              .because("CAUSE_FELL_AWAY");
      case WITHDRAWN, DISMISSED, OVERTURNED, REVOKED -> Change.to(one);
      case SERVED, ACKNOWLEDGED, APPEALED, CLOSED -> doubted(call, id, one, "CAUSE_FELL_AWAY");
    };
  }

  /** A person is asked once for each change. */
  private static Change<Consequence> doubted(
      Call call, String id, Consequence one, @Nullable String why) {
    var doubt = one.doubt();
    if (Objects.equals(doubt == null ? null : doubt.why(), why)) {
      return Change.to(one);
    }
    var next =
        one.doubted(
            why == null ? null : new Doubt(why, null),
            new Entry("DOUBTED", null, why == null ? "CAUSE_CAME_BACK" : why, call.now()));
    return why == null
        ? Change.to(next)
        : Change.to(next)
            .noting(Facts.notice("role:VENDOR_MANAGER", "consequence-doubted", id))
            .because(why);
  }
}
