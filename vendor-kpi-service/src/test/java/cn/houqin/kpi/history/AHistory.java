package cn.houqin.kpi.history;

import cn.houqin.kpi.AHospital;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;

/** Closed months of a hospital's HT-1, as if its cards had told of them. */
public record AHistory(MonthlyFigures months, AHospital hospital) {

  /** A month in which an indicator had a value, each of its figures counting one. */
  public void of(YearMonth month, String indicator, String value, long figures) {
    var shown = new BigDecimal(value);
    months.put(
        new MonthlyFigures.Month(
            whose(month),
            1,
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
