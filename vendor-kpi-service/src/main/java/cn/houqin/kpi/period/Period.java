package cn.houqin.kpi.period;

import cn.houqin.platform.problem.Invalid;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A month (2026-09), a quarter (2026-Q3) or a year (2026).
 *
 * @param length in months: 1, 3 or 12
 */
record Period(String text, YearMonth first, int length) {

  private static final Pattern FORM =
      Pattern.compile("(?<year>[12]\\d{3})(-(Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?");
  static final int MONTHS_OF_A_QUARTER = 3;
  static final int MONTHS_OF_A_YEAR = 12;

  /** 400 if it is none of the three. */
  static Period parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw Invalid.field("period", "period", text);
    }
    var year = Integer.parseInt(form.group("year"));
    if (form.group("month") != null) {
      return new Period(text, YearMonth.of(year, Integer.parseInt(form.group("month"))), 1);
    }
    if (form.group("quarter") != null) {
      var before = Integer.parseInt(form.group("quarter")) - 1;
      return new Period(
          text, YearMonth.of(year, before * MONTHS_OF_A_QUARTER + 1), MONTHS_OF_A_QUARTER);
    }
    return new Period(text, YearMonth.of(year, 1), MONTHS_OF_A_YEAR);
  }

  YearMonth last() {
    return first.plusMonths(length - 1L);
  }

  List<YearMonth> months() {
    return Stream.iterate(first, month -> month.plusMonths(1)).limit(length).toList();
  }

  /** Its months in so many equal parts. */
  List<List<YearMonth>> parts(int number) {
    var months = months();
    var each = length / number;
    return Stream.iterate(0, start -> start + each)
        .limit(number)
        .map(start -> months.subList(start, start + each))
        .toList();
  }
}
