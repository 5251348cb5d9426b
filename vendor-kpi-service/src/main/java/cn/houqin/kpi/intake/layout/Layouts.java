package cn.houqin.kpi.intake.layout;

import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** The layouts of a hospital. */
@Component
public class Layouts {

  private static final String CODE = "[A-Z0-9][A-Z0-9_-]{0,31}";

  private final Aggregates<FileLayout> layouts;
  private final Indicators indicators;

  Layouts(Aggregates<FileLayout> layouts, Indicators indicators) {
    this.layouts = layouts;
    this.indicators = indicators;
  }

  /** 404 if there is none. */
  public FileLayout get(Caller caller, String layout) {
    return layouts.get(caller, layout).body();
  }

  /** Refuses one that does not hold together, with every fault. */
  Outcome<FileLayout> add(Call call, FileLayout layout) {
    var faults = new ArrayList<FieldError>();
    code(faults, "/layout", layout.layout());
    code(faults, "/sourceSystem", layout.sourceSystem());
    dates(faults, layout.dates());
    texts(faults, layout.contracts());
    figures(faults, call.hospital(), layout.figures());
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return layouts.create(call, layout.layout(), () -> Change.to(layout));
  }

  private static void code(List<FieldError> faults, String at, String code) {
    if (!code.matches(CODE)) {
      faults.add(FieldError.of(at, "source-system", code));
    }
  }

  private static void dates(List<FieldError> faults, FileLayout.Dates dates) {
    try {
      ZoneId.of(dates.zone());
    } catch (DateTimeException _) {
      faults.add(FieldError.of("/dates/zone", "time-zone", dates.zone()));
    }
    for (var n = 0; n < dates.patterns().size(); n++) {
      try {
        Times.formatter(dates.patterns().get(n));
      } catch (IllegalArgumentException _) {
        var at = "/dates/patterns/" + n;
        faults.add(FieldError.of(at, "date-pattern", dates.patterns().get(n)));
      }
    }
  }

  private static void texts(List<FieldError> faults, List<FileLayout.Meaning> contracts) {
    var seen = new HashSet<String>();
    for (var n = 0; n < contracts.size(); n++) {
      if (!seen.add(contracts.get(n).text())) {
        faults.add(FieldError.of("/contracts/" + n + "/text", "unique", contracts.get(n).text()));
      }
    }
  }

  private void figures(List<FieldError> faults, String hospital, List<Measure> figures) {
    var seen = new HashSet<String>();
    for (var n = 0; n < figures.size(); n++) {
      var at = "/figures/" + n;
      var figure = figures.get(n);
      if (indicators.findEntered(hospital, figure.indicator()).isEmpty()) {
        faults.add(FieldError.of(at + "/indicator", "known-indicator", figure.indicator()));
      }
      if (!seen.add(figure.indicator())) {
        faults.add(FieldError.of(at + "/indicator", "unique", figure.indicator()));
      }
      against(faults, at + "/against", figure);
    }
  }

  private static void against(List<FieldError> faults, String at, Measure figure) {
    var against = figure.against();
    switch (figure.kind()) {
      case NUMBER -> {
        if (against != null) {
          faults.add(FieldError.of(at, "not-with-number", against));
        }
      }
      case EQUALS, NOT_AFTER, DAYS, BELOW -> {
        if (against == null || against.isBlank()) {
          faults.add(FieldError.of(at, "required", against));
        } else if (figure.kind() == Measure.Kind.BELOW && !isNumber(against)) {
          faults.add(FieldError.of(at, "readable", against));
        }
      }
    }
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).precision() > 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
