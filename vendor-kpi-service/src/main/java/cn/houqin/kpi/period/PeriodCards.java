package cn.houqin.kpi.period;

import cn.houqin.kpi.history.MonthResults;
import cn.houqin.kpi.history.MonthResults.MonthResult;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.terms.Terms;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Computes the period cards of a line: nothing of them is stored. */
@Component
class PeriodCards {

  private final MonthResults results;
  private final Terms terms;
  private final Schemes schemes;
  private final PeriodSettings settings;

  PeriodCards(MonthResults results, Terms terms, Schemes schemes, PeriodSettings settings) {
    this.results = results;
    this.terms = terms;
    this.schemes = schemes;
    this.settings = settings;
  }

  PeriodSettings.Divisor divisor() {
    return settings.divisor();
  }

  List<BigDecimal> weights(Period period) {
    return settings.weights(period);
  }

  /** Of every contract with a card in the period, by contract. */
  List<PeriodCard> of(String hospital, String line, Period period, List<BigDecimal> weights) {
    var byContract = new TreeMap<String, Map<YearMonth, MonthResult>>();
    for (var card : results.ofLine(hospital, line, period.first(), period.last())) {
      byContract
          .computeIfAbsent(card.contract(), _ -> new LinkedHashMap<>())
          .put(card.month(), card);
    }
    return byContract.entrySet().stream()
        .map(
            one -> {
              var vendor = one.getValue().values().iterator().next().vendor();
              var subject = new PeriodCard.Subject(one.getKey(), line, vendor);
              return card(hospital, subject, period, one.getValue(), weights);
            })
        .toList();
  }

  private PeriodCard card(
      String hospital,
      PeriodCard.Subject subject,
      Period period,
      Map<YearMonth, MonthResult> cards,
      List<BigDecimal> weights) {
    var inForce =
        period.months().stream()
            .filter(
                month ->
                    terms.isInForce(
                        hospital, new Terms.Month(subject.contract(), subject.line(), month)))
            .collect(Collectors.toList());
    return PeriodCard.of(
        subject,
        period,
        PeriodCard.months(inForce, cards),
        new PeriodCard.Rule(settings.divisor(), weights, grade(hospital, cards)));
  }

  /** By the scheme of the newest final card. */
  private Function<BigDecimal, String> grade(String hospital, Map<YearMonth, MonthResult> cards) {
    return total ->
        cards.values().stream()
            .filter(MonthResult::isFinal)
            .reduce((one, other) -> one.month().isAfter(other.month()) ? one : other)
            .map(newest -> schemes.get(hospital, Objects.requireNonNull(newest.scheme())))
            .orElseThrow()
            .gradeOf(total);
  }
}
