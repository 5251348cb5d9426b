package cn.houqin.kpi.intake;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.FieldError;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what is wrong with a figure that is to be entered, and makes evidence of a right one. */
@Component
class Intake {

  private static final String SYSTEM = "[A-Z0-9][A-Z0-9_-]{0,31}";
  private static final String EXTERNAL_ID = "[A-Za-z0-9._:-]{1,80}";
  private static final int MOST_DIGITS = 18;
  private static final int MOST_DECIMALS = 6;

  private final Indicators indicators;
  private final Terms terms;

  Intake(Indicators indicators, Terms terms) {
    this.indicators = indicators;
    this.terms = terms;
  }

  /** To judge one figure or many by. */
  Lookups lookups(String hospital) {
    return new Lookups(hospital, indicators, terms);
  }

  /**
   * @param at JSON pointer of the figure
   */
  List<FieldError> faults(Call call, Lookups known, String at, ObservationForm form) {
    var faults = new ArrayList<FieldError>();
    if (!form.sourceSystem().matches(SYSTEM)) {
      faults.add(FieldError.of(at + "/sourceSystem", "source-system", form.sourceSystem()));
    }
    if (!form.externalId().matches(EXTERNAL_ID)) {
      faults.add(FieldError.of(at + "/externalId", "external-id", form.externalId()));
    }
    if (form.datedAt().isAfter(call.now())) {
      faults.add(FieldError.of(at + "/datedAt", "not-future", form.datedAt()));
    }
    faults.addAll(figureFaults(known, at, form));
    if (known.version(form).isEmpty()) {
      faults.add(
          FieldError.of(
              at + "/line", "line-of-contract", form.line(), form.contract(), form.datedAt()));
    }
    return faults;
  }

  private List<FieldError> figureFaults(Lookups known, String at, ObservationForm form) {
    var faults = new ArrayList<FieldError>();
    if (!isExact(form.numerator())) {
      faults.add(FieldError.of(at + "/numerator", "short-decimal", form.numerator()));
    }
    if (!isExact(form.denominator())) {
      faults.add(FieldError.of(at + "/denominator", "short-decimal", form.denominator()));
    }
    if (form.denominator().signum() <= 0) {
      faults.add(FieldError.of(at + "/denominator", "above-zero", form.denominator()));
    }
    var indicator = known.indicator(form.indicator());
    if (indicator.isEmpty()) {
      faults.add(FieldError.of(at + "/indicator", "known-indicator", form.indicator()));
    }
    if (faults.isEmpty()) {
      var range = indicator.orElseThrow().range();
      if (!range.holds(form.numerator(), form.denominator())) {
        faults.add(
            FieldError.of(
                at + "/numerator",
                "within-range",
                form.numerator().toPlainString(),
                shown(range.lowest()),
                shown(range.highest())));
      }
    }
    return faults;
  }

  private static boolean isExact(BigDecimal number) {
    return number.scale() <= MOST_DECIMALS
        && number.scale() >= -MOST_DIGITS
        && number.precision() - number.scale() <= MOST_DIGITS;
  }

  private static String shown(@org.jspecify.annotations.Nullable BigDecimal bound) {
    return bound == null ? "-" : bound.toPlainString();
  }

  /** The evidence of a figure without faults. */
  Evidence evidence(Lookups known, ObservationForm form) {
    return new Evidence(
        Entry.SOURCE + "/" + form.entry(),
        form.indicator(),
        form.contract(),
        known.version(form).orElseThrow().version(),
        form.line(),
        known.contract(form.contract()).vendor(),
        YearMonth.from(known.day(form)).toString(),
        form.numerator().toPlainString(),
        form.denominator().toPlainString(),
        form.datedAt(),
        Entry.SOURCE,
        form.entry(),
        form.externalId());
  }
}
