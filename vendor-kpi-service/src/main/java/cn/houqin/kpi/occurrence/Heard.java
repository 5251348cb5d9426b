package cn.houqin.kpi.occurrence;

import cn.houqin.events.Event;
import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ObservationEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.IncidentEvent;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Incidents that others tell, and figures of incidents that were entered: each is an occurrence of
 * its own, once, and is taken back with what told it.
 */
@Configuration(proxyBeanMethods = false)
class Heard {

  private static final String OF_INCIDENTS = "INCIDENTS";

  private final Aggregates<Occurrence> stored;
  private final Indicators indicators;
  private final Terms terms;
  private final Clock businessClock;

  Heard(Aggregates<Occurrence> stored, Indicators indicators, Terms terms, Clock businessClock) {
    this.stored = stored;
    this.indicators = indicators;
    this.terms = terms;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<IncidentEvent.Recorded> incidentsRecorded() {
    return new Subscription<>(Streams.INCIDENTS, IncidentEvent.Recorded.class, this::onIncident);
  }

  @Bean
  Subscription<IncidentEvent.Withdrawn> incidentsWithdrawn() {
    return new Subscription<>(
        Streams.INCIDENTS,
        IncidentEvent.Withdrawn.class,
        event -> {
          var body = event.body();
          takeBack(
              call(event),
              idOfIncident(body.incident()),
              new Occurrence.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<ObservationEvent.Recorded> enteredIncidents() {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Recorded.class,
        event -> onFigures(List.of(event)),
        this::onFigures);
  }

  @Bean
  Subscription<ObservationEvent.Withdrawn> enteredIncidentsWithdrawn() {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Withdrawn.class,
        event -> {
          var body = event.body();
          takeBack(
              call(event),
              idOfFigure(body.evidenceId()),
              new Occurrence.Withdrawal(body.withdrawnBy(), body.reason(), body.recordedAt()));
        });
  }

  @Bean
  Subscription<ObservationEvent.Superseded> enteredIncidentsSuperseded() {
    return new Subscription<>(
        Streams.OBSERVATIONS,
        ObservationEvent.Superseded.class,
        event -> {
          var body = event.body();
          if (isOfIncidents(event.hospital(), body.replacement().indicator())) {
            onFigure(call(event), body.replacement(), body.supersededBy());
          }
          takeBack(
              call(event),
              idOfFigure(body.evidenceId()),
              new Occurrence.Withdrawal(body.supersededBy(), body.reason(), body.recordedAt()));
        });
  }

  private void onIncident(Received<IncidentEvent.Recorded> event) {
    var body = event.body();
    var contract = body.contract();
    var line = body.line();
    var vendor = body.vendor();
    if (body.planned() || contract == null || line == null || vendor == null) {
      return;
    }
    var call = call(event);
    tell(
        call,
        idOfIncident(body.incident()),
        new Occurrence(
            contract,
            line,
            vendor,
            Occurrence.Kind.valueOf(body.kind()),
            day(call, body.occurredAt()),
            body.description(),
            "incident/" + body.incident(),
            body.reportedBy(),
            null,
            call.now()));
  }

  private void onFigures(List<Received<ObservationEvent.Recorded>> events) {
    var known = new HashMap<List<String>, Boolean>();
    for (var event : events) {
      var figure = event.body().evidence();
      var indicator = List.of(event.hospital(), figure.indicator());
      if (known.computeIfAbsent(
          indicator, _ -> isOfIncidents(event.hospital(), figure.indicator()))) {
        onFigure(call(event), figure, event.body().enteredBy());
      }
    }
  }

  private boolean isOfIncidents(String hospital, String indicator) {
    return indicators
        .find(hospital, indicator)
        .filter(found -> found.source().equals(OF_INCIDENTS))
        .isPresent();
  }

  /** A figure above zero under an indicator of incidents tells of one, dated at its end. */
  private void onFigure(Call call, Evidence figure, String enteredBy) {
    if (new BigDecimal(figure.numerator()).signum() <= 0) {
      return;
    }
    tell(
        call,
        idOfFigure(figure.evidenceId()),
        new Occurrence(
            figure.contract(),
            figure.line(),
            figure.vendor(),
            Occurrence.Kind.INTERRUPTION,
            day(call, figure.datedAt()),
            "%s %s / %s".formatted(figure.indicator(), figure.numerator(), figure.denominator()),
            figure.evidenceId(),
            enteredBy,
            null,
            call.now()));
  }

  private void tell(Call call, String id, Occurrence occurrence) {
    stored.createMissing(call, Map.of(id, Change.to(occurrence)));
  }

  private void takeBack(Call call, String id, Occurrence.Withdrawal withdrawal) {
    if (stored.find(call.hospital(), id).isPresent()) {
      stored.change(call, id, current -> Change.to(current.body().takenBack(withdrawal)));
    }
  }

  private static String idOfIncident(String incident) {
    return "incident~" + incident;
  }

  private static String idOfFigure(String evidence) {
    return evidence.replace('/', '~');
  }

  private LocalDate day(Call call, Instant at) {
    return LocalDate.ofInstant(at, terms.zone(call.hospital()));
  }

  private Call call(Received<? extends Event> event) {
    return Call.system(event.hospital(), "occurrence", businessClock.instant());
  }
}
