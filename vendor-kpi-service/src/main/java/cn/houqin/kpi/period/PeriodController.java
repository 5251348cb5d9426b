package cn.houqin.kpi.period;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quarter and year cards; a vendor user sees its own. */
@RestController
@EnableConfigurationProperties({PeriodSettings.class, DistributionSettings.class})
class PeriodController {

  static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','ADMINISTRATOR','VENDOR')";
  private static final int MOST_CARDS = 500;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final PeriodCards cards;

  PeriodController(PeriodCards cards) {
    this.cards = cards;
  }

  /**
   * The cards of a line.
   *
   * @param divisor by what a mean is made: of the scored months, or of all of the period
   * @param weights of the weighted figure; empty where there is none
   * @param contracts how many there are in all
   */
  record PeriodView(
      String line,
      String period,
      PeriodSettings.Divisor divisor,
      List<BigDecimal> weights,
      int contracts,
      List<PeriodCard> cards) {}

  /**
   * @param period 2026-Q3 or 2026
   * @param weights three of a quarter; twelve or four of a year; the hospital's where none are
   *     given
   */
  @GetMapping("/api/period-cards")
  @PreAuthorize(READERS)
  PeriodView cards(
      Caller caller,
      @RequestParam String line,
      @RequestParam String period,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(required = false) @Nullable List<BigDecimal> weights) {
    var asked = Period.parse(period);
    if (asked.length() == 1) {
      throw Invalid.field("period", "quarter-or-year", period);
    }
    var weighing = weights == null ? cards.weights(asked) : checked(asked, weights);
    var found =
        cards.of(caller.hospital(), line, asked, weighing).stream()
            .filter(one -> contract == null || one.contract().equals(contract))
            .filter(one -> !caller.isVendorUser() || one.vendor().equals(caller.vendor()))
            .toList();
    return new PeriodView(
        line,
        asked.text(),
        cards.divisor(),
        weighing,
        found.size(),
        found.stream().limit(MOST_CARDS).toList());
  }

  private static List<BigDecimal> checked(Period period, List<BigDecimal> weights) {
    var isYear = period.length() == Period.MONTHS_OF_A_YEAR;
    var isCounted = weights.size() == period.length() || (isYear && weights.size() == 4);
    if (!isCounted) {
      throw Invalid.field("weights", "so-many-weights", weights.size(), isYear ? "12, 4" : "3");
    }
    for (var weight : weights) {
      if (weight.signum() <= 0) {
        throw Invalid.field("weights", "above-zero", weight);
      }
    }
    var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(HUNDRED) != 0) {
      throw Invalid.field("weights", "weights-sum-to-100", sum.toPlainString());
    }
    return weights;
  }
}
