package cn.houqin.kpi.forecast;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells managers and the vendor of each target that is expected to be missed: once in a month, and
 * not before a third of it has passed.
 */
@Component
class RiskWatching implements Timer.Firing<RiskWatch> {

  private static final Duration AGAIN = Duration.ofDays(1);

  private final Aggregates<Closing> closings;
  private final Forecasting forecasting;
  private final Terms terms;

  RiskWatching(Aggregates<Closing> closings, Forecasting forecasting, Terms terms) {
    this.closings = closings;
    this.forecasting = forecasting;
    this.terms = terms;
  }

  @Override
  public Decision<RiskWatch> prepared(Stored<RiskWatch> due, Call call) {
    var contract = terms.contract(call.hospital(), due.body().contract());
    var month = YearMonth.from(call.now().atZone(terms.zone(call.hospital())));
    if (!contract.status().equals("ACTIVE")) {
      return current -> Change.to(current.body().telling(month.toString(), List.of(), null));
    }
    var atRisk = atRisk(call, contract, month);
    return current -> told(current.body(), call, contract.vendor(), month, atRisk);
  }

  /** Without having looked there is nothing to tell. */
  @Override
  public Change<RiskWatch> on(Stored<RiskWatch> current, Call call) {
    return Change.to(current.body().looking(call.now().plus(AGAIN)));
  }

  private Change<RiskWatch> told(
      RiskWatch watch, Call call, String vendor, YearMonth month, List<RiskWatch.Target> atRisk) {
    var untold = watch.untold(month.toString(), atRisk);
    var next = watch.telling(month.toString(), untold, call.now().plus(AGAIN));
    var notices = new ArrayList<Notice>();
    for (var target : untold) {
      for (var recipient : List.of("role:VENDOR_MANAGER", "vendor:" + vendor)) {
        notices.add(
            new Notice(
                recipient,
                "notice.target-at-risk",
                Map.of(
                    "scorecard",
                    new CardId(watch.contract(), target.line(), month).toString(),
                    "indicator",
                    target.indicator())));
      }
    }
    return Change.to(next).noting(notices.toArray(Notice[]::new));
  }

  private List<RiskWatch.Target> atRisk(Call call, ContractEvent.State contract, YearMonth month) {
    var lines =
        Terms.inForce(contract, month)
            .flatMap(version -> version.lines().stream())
            .map(ContractEvent.LineTerms::line)
            .collect(Collectors.toSet());
    return lines.stream()
        .sorted()
        .flatMap(
            line -> {
              var id = new CardId(contract.contract(), line, month);
              var card =
                  closings
                      .find(call.hospital(), id.toString())
                      .map(Stored::body)
                      .orElseGet(() -> Closing.open(id, contract.vendor()));
              return forecasting.of(call.hospital(), id, card, call.now()).atRisk().stream()
                  .map(indicator -> new RiskWatch.Target(line, indicator));
            })
        .toList();
  }
}
