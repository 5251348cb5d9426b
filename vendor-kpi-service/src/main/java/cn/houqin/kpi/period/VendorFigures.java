package cn.houqin.kpi.period;

import cn.houqin.kpi.history.MonthResults;
import cn.houqin.kpi.history.MonthResults.MonthResult;
import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.caller.Caller;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A vendor's figure over several contracts: the mean of its final cards of a month, weighted by
 * their fees. It is shown and decides nothing.
 */
@RestController
class VendorFigures {

  private static final int DECIMALS = 2;
  private static final int MOST_VENDORS = 500;

  private final MonthResults results;
  private final Terms terms;

  VendorFigures(MonthResults results, Terms terms) {
    this.results = results;
    this.terms = terms;
  }

  /** Every vendor with a card, the best figure first, who has none last. */
  record FiguresView(YearMonth month, int vendors, List<VendorFigure> figures) {}

  /**
   * A vendor's.
   *
   * @param figure null where no card is final and scored
   * @param feeFen of the cards that count
   * @param unfinished cards that are not final and do not count
   */
  record VendorFigure(
      String vendor,
      @Nullable BigDecimal figure,
      long feeFen,
      List<Share> shares,
      List<String> unfinished) {}

  /** A card that counts, with its weight. */
  record Share(String scorecard, BigDecimal score, long feeFen) {}

  @GetMapping("/api/vendor-figures")
  @PreAuthorize(PeriodController.READERS)
  FiguresView figures(Caller caller, @RequestParam YearMonth month) {
    var byVendor = new TreeMap<String, List<MonthResult>>();
    for (var card : results.ofMonth(caller.hospital(), month)) {
      if (!caller.isVendorUser() || card.vendor().equals(caller.vendor())) {
        byVendor.computeIfAbsent(card.vendor(), _ -> new ArrayList<>()).add(card);
      }
    }
    var figures =
        byVendor.entrySet().stream()
            .map(one -> figure(caller.hospital(), one.getKey(), one.getValue()))
            .sorted(
                Comparator.comparing(
                        VendorFigure::figure, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(VendorFigure::vendor))
            .toList();
    return new FiguresView(month, figures.size(), figures.stream().limit(MOST_VENDORS).toList());
  }

  private VendorFigure figure(String hospital, String vendor, List<MonthResult> cards) {
    var shares =
        cards.stream()
            .filter(card -> card.isFinal() && card.total() != null)
            .map(card -> share(hospital, card))
            .sorted(Comparator.comparing(Share::scorecard))
            .toList();
    var fees = shares.stream().mapToLong(Share::feeFen).sum();
    return new VendorFigure(
        vendor,
        fees == 0 ? null : mean(shares, fees),
        fees,
        shares,
        cards.stream()
            .filter(card -> !card.isFinal())
            .map(VendorFigures::scorecard)
            .sorted()
            .toList());
  }

  private Share share(String hospital, MonthResult card) {
    var month = new Terms.Month(card.contract(), card.line(), card.month());
    return new Share(
        scorecard(card),
        Objects.requireNonNull(card.total()),
        terms.fee(hospital, month).orElse(0L));
  }

  private static String scorecard(MonthResult card) {
    return new Terms.Month(card.contract(), card.line(), card.month()).toString();
  }

  private static BigDecimal mean(List<Share> shares, long fees) {
    return shares.stream()
        .map(share -> Rational.of(share.score()).times(Rational.of(share.feeFen())))
        .reduce(Rational.ZERO, Rational::plus)
        .over(Rational.of(fees))
        .rounded(DECIMALS);
  }
}
