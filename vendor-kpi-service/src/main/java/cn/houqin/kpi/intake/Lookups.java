package cn.houqin.kpi.intake;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.kpi.indicator.Indicator;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.terms.Terms;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a hospital's figures are judged by, each looked up once for a whole file. */
final class Lookups {

  private final String hospital;
  private final Indicators indicators;
  private final Terms terms;
  private final Map<String, Optional<Indicator>> indicatorsByCode = new HashMap<>();
  private final Map<String, ContractEvent.State> contracts = new HashMap<>();
  private @Nullable ZoneId zone;

  Lookups(String hospital, Indicators indicators, Terms terms) {
    this.hospital = hospital;
    this.indicators = indicators;
    this.terms = terms;
  }

  Optional<Indicator> indicator(String code) {
    return indicatorsByCode.computeIfAbsent(code, one -> indicators.findEntered(hospital, one));
  }

  /** 409 until it has arrived here. */
  ContractEvent.State contract(String number) {
    return contracts.computeIfAbsent(number, one -> terms.contract(hospital, one));
  }

  /** The day of a figure in the hospital's zone. */
  LocalDate day(ObservationForm form) {
    if (zone == null) {
      zone = terms.zone(hospital);
    }
    return form.datedAt().atZone(zone).toLocalDate();
  }

  /** The signed version that has the line on the day of the figure. */
  Optional<ContractEvent.Version> version(ObservationForm form) {
    var day = day(form);
    return contract(form.contract()).versions().stream()
        .filter(ContractEvent.Version::signed)
        .filter(version -> !LocalDate.parse(version.from()).isAfter(day))
        .filter(version -> !LocalDate.parse(version.to()).isBefore(day))
        .filter(version -> version.lines().stream().anyMatch(l -> l.line().equals(form.line())))
        .reduce((_, later) -> later);
  }
}
