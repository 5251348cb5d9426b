package cn.houqin.contract.contract.life;

import cn.houqin.contract.payment.PartMonth;
import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a further version may differ from those before it: scheme, fee, mechanism and caps change on
 * the first of a month, and the contract may grow by so many percent of its original value.
 */
public record Amendment(int mostIncreasePercent) {

  /** Refuses the newest version, every fault at once, if it amends others as it may not. */
  public void check(Contract amended) {
    if (amended.versions().size() == 1) {
      return;
    }
    var next = amended.newest();
    var before = amended.versions().get(amended.versions().size() - 2);
    var faults = new ArrayList<FieldError>();
    if (!next.from().isAfter(before.from())) {
      faults.add(FieldError.of("/from", "after-version-before", next.from(), before.from()));
    }
    if (next.from().getDayOfMonth() != 1 && !hasSameMoney(before, next)) {
      faults.add(FieldError.of("/from", "first-of-a-month", next.from()));
    }
    increase(amended, faults);
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  private static boolean hasSameMoney(Version before, Version next) {
    return before.money().equals(next.money()) && byLine(before).equals(byLine(next));
  }

  private static Map<String, List<Object>> byLine(Version version) {
    return version.terms().lines().stream()
        .collect(
            Collectors.toMap(
                ContractEvent.LineTerms::line,
                line -> List.of(line.monthlyFeeFen(), line.scheme())));
  }

  private void increase(Contract amended, List<FieldError> faults) {
    var most =
        BigInteger.valueOf(amended.originalValueFen())
            .multiply(BigInteger.valueOf(mostIncreasePercent))
            .divide(BigInteger.valueOf(100))
            .longValueExact();
    var first = amended.versions().getFirst();
    var more = fees(amended.versions()) - fees(List.of(first));
    if (more > most) {
      faults.add(FieldError.of("/lines", "increase-needs-tender", more, most));
    }
    var ceiling = ceiling(amended.newest().money());
    if (ceiling != null
        && !Objects.equals(ceiling, ceiling(first.money()))
        && ceiling - amended.originalValueFen() > most) {
      faults.add(FieldError.of("/ceilings/valueFen", "increase-needs-tender", ceiling, most));
    }
  }

  private static @Nullable Long ceiling(MoneyTerms money) {
    return money.ceilings() == null ? null : money.ceilings().valueFen();
  }

  /** All monthly fees over the term, each version until the next; part months by their days. */
  private static long fees(List<Version> versions) {
    var sum = 0L;
    for (var i = 0; i < versions.size(); i++) {
      var version = versions.get(i);
      var isCut = i + 1 < versions.size() && !versions.get(i + 1).from().isAfter(version.to());
      sum += fees(version, isCut ? versions.get(i + 1).from().minusDays(1) : version.to());
    }
    return sum;
  }

  private static long fees(Version version, LocalDate to) {
    var from = version.from();
    var sum = 0L;
    for (var line : version.terms().lines()) {
      for (var month = YearMonth.from(from);
          !month.isAfter(YearMonth.from(to));
          month = month.plusMonths(1)) {
        var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
        var last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
        var days = (int) (last.toEpochDay() - first.toEpochDay() + 1);
        sum += PartMonth.fee(line.monthlyFeeFen(), days, month);
      }
    }
    return sum;
  }
}
