package cn.houqin.kpi.history;

import cn.houqin.kpi.AHospital;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;

/** Closed months of a hospital's HT-1, as if its cards had told of them. */
public record AHistory(MonthlyFigures months, AHospital hospital) {

  /** A month in which an indicator had a value, each of its figures counting one. */
  public void of(YearMonth month, String indicator, String value, long figures) {
    revised(1, month, indicator, value, figures);
  }

  /** The month as a revision left it. */
  public void revised(int revision, YearMonth month, String indicator, String value, long figures) {
    var shown = new BigDecimal(value);
    months.put(
        new MonthlyFigures.Month(
            whose(month),
            revision,
            true,
            shown,
            "PASS",
            Map.of(indicator, new MonthlyFigures.Value(shown, shown)),
            Map.of(
                indicator,
                new MonthlyFigures.Count(
                    shown.multiply(BigDecimal.valueOf(figures)).movePointLeft(2),
                    BigDecimal.valueOf(figures),
                    figures))));
  }

  /** A final month of a contract with a total and what was counted. */
  public void closed(
      String contract,
      String vendor,
      YearMonth month,
      String total,
      Map<String, MonthlyFigures.Count> counts) {
    months.put(
        new MonthlyFigures.Month(
            new MonthlyFigures.Whose(
                hospital.name(), contract, "CLEANING", vendor, month.toString()),
            1,
            true,
            new BigDecimal(total),
            "PASS",
            Map.of(),
            counts));
  }

  /** What was counted, as one figure. */
  public static MonthlyFigures.Count count(String numerator, String denominator) {
    return new MonthlyFigures.Count(new BigDecimal(numerator), new BigDecimal(denominator), 1);
  }

  /** Whether the month has come. */
  public boolean has(YearMonth month) {
    return !months.of(hospital.name(), "HT-1", "CLEANING", month, month).isEmpty();
  }

  /** The month comes again, as when it is delivered again. */
  public void again(YearMonth month) {
    months.of(hospital.name(), "HT-1", "CLEANING", month, month).forEach(months::put);
  }

  private MonthlyFigures.Whose whose(YearMonth month) {
    return new MonthlyFigures.Whose(
        hospital.name(), "HT-1", "CLEANING", AHospital.VENDOR, month.toString());
  }
}
