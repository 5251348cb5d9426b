package cn.houqin.kpi.scorecard.calendar;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.CardTerms;
import cn.houqin.kpi.scorecard.OpeningCards;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The calendar: from the cut-off on it starts closing each card of a contract that is or was
 * active. Months before the contract became active here are left to people. The conditional updates
 * of calendar and card let one instance do it.
 */
@Component
class MonthStarting implements Timer.Firing<MonthCalendar> {

  private static final int FURTHEST_MONTHS = 1200;

  private final Aggregates<MonthCalendar> calendars;
  private final OpeningCards opening;
  private final CardTerms terms;
  private final Clock businessClock;

  MonthStarting(
      Aggregates<MonthCalendar> calendars,
      OpeningCards opening,
      CardTerms terms,
      Clock businessClock,
      StateCopy<ContractEvent.State> contracts) {
    this.calendars = calendars;
    this.opening = opening;
    this.terms = terms;
    this.businessClock = businessClock;
    contracts.onChange(this::changed);
  }

  private void changed(StateCopy.Changed<ContractEvent.State> changed) {
    if (changed.state().activatedAt() == null) {
      return;
    }
    var id = changed.subject();
    var call = Call.system(changed.hospital(), "contract-changed", businessClock.instant());
    if (calendars.find(changed.hospital(), id).isEmpty()) {
      OpeningCards.unlessThere(
          () ->
              calendars.create(call, id, () -> Change.to(new MonthCalendar(id, null, call.now()))));
    }
    calendars.change(call, id, current -> Change.to(current.body().looking(call.now())));
  }

  /** Starts the month's cards before its own update; started twice, a card stays as it is. */
  @Override
  public Decision<MonthCalendar> prepared(Stored<MonthCalendar> due, Call call) {
    var started =
        next(call, due.body())
            .filter(month -> !call.now().isBefore(cutOff(call, due.body(), month)))
            .orElse(null);
    if (started != null) {
      start(call, due.body().contract(), started);
    }
    return current -> passed(current.body(), call, started);
  }

  @Override
  public Change<MonthCalendar> on(Stored<MonthCalendar> current, Call call) {
    return passed(current.body(), call, null);
  }

  /**
   * @param started the month whose cards were just started; only this one is passed over
   */
  private Change<MonthCalendar> passed(
      MonthCalendar calendar, Call call, @Nullable YearMonth started) {
    var next = next(call, calendar).orElse(null);
    if (next == null) {
      return Change.to(calendar.waiting(null, null));
    }
    if (next.equals(started)) {
      return Change.to(calendar.waiting(next.plusMonths(1), call.now()));
    }
    var cutOff = cutOff(call, calendar, next);
    return Change.to(calendar.waiting(next, call.now().isBefore(cutOff) ? cutOff : call.now()));
  }

  private Instant cutOff(Call call, MonthCalendar calendar, YearMonth month) {
    return terms.cutOff(call.hospital(), calendar.contract(), month);
  }

  /** The first month in force that was not started yet. */
  private Optional<YearMonth> next(Call call, MonthCalendar calendar) {
    var contract = terms.contract(call.hospital(), calendar.contract());
    var activated = contract.activatedAt();
    if (activated == null) {
      return Optional.empty();
    }
    var zone = terms.zone(call.hospital());
    var first = YearMonth.from(activated.atZone(zone));
    var ended =
        contract.status().equals("TERMINATED")
            ? YearMonth.from(contract.recordedAt().atZone(zone))
            : null;
    return Stream.iterate(
            calendar.next() == null ? first : calendar.next(), month -> month.plusMonths(1))
        .limit(FURTHEST_MONTHS)
        .takeWhile(month -> ended == null || !month.isAfter(ended))
        .filter(month -> Terms.inForce(contract, month).findAny().isPresent())
        .findFirst();
  }

  private void start(Call call, String contract, YearMonth month) {
    var lines = new TreeSet<String>();
    Terms.inForce(terms.contract(call.hospital(), contract), month)
        .flatMap(version -> version.lines().stream())
        .forEach(line -> lines.add(line.line()));
    for (var line : lines) {
      opening.started(call, new CardId(contract, line, month));
    }
  }
}
