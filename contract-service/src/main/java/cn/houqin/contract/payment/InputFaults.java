package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.MechanismFaults;
import cn.houqin.contract.mechanism.MechanismFaults.Fault;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.payment.SettlementInput.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything in which the input of a settlement contradicts itself, listed at once. */
final class InputFaults {

  private final List<Fault> faults = new ArrayList<>();

  private InputFaults() {}

  static List<Fault> of(SettlementInput input) {
    var check = new InputFaults();
    check.contract(input);
    var names = new HashSet<String>();
    for (var i = 0; i < input.lines().size(); i++) {
      var line = input.lines().get(i);
      check.unique("/lines/" + i + "/line", names, line.line());
      check.line("/lines/" + i, line);
    }
    return List.copyOf(check.faults);
  }

  private void contract(SettlementInput input) {
    check(
        input.monthStart().isBefore(input.monthEnd()), "/monthEnd", "ascending", input.monthEnd());
    percent("/linePercent", input.linePercent());
    percent("/contractPercent", input.contractPercent());
    notNegative("/carryOverFen", BigDecimal.valueOf(input.carryOverFen()));
    var bonus = input.bonus();
    if (bonus != null) {
      percent("/bonus/percent", bonus.percent());
      notNegative("/bonus/capFen", BigDecimal.valueOf(bonus.capFen()));
    }
    var ids = new HashSet<String>();
    for (var i = 0; i < input.misreporting().size(); i++) {
      var one = input.misreporting().get(i);
      unique("/misreporting/" + i + "/misreporting", ids, one.misreporting());
      notNegative("/misreporting/" + i + "/missedFen", BigDecimal.valueOf(one.missedFen()));
    }
    var months = new HashSet<String>();
    for (var i = 0; i < input.corrections().size(); i++) {
      unique("/corrections/" + i + "/month", months, input.corrections().get(i).month());
    }
  }

  private void line(String at, Line line) {
    notNegative(at + "/feeFen", BigDecimal.valueOf(line.feeFen()));
    for (var i = 0; i < line.volumes().size(); i++) {
      notNegative(at + "/volumes/" + i + "/quantity", line.volumes().get(i).quantity());
      notNegative(at + "/volumes/" + i + "/fenPerUnit", line.volumes().get(i).fenPerUnit());
    }
    var contradictions = MechanismFaults.of(line.mechanism());
    for (var fault : contradictions) {
      faults.add(new Fault(at + "/mechanism" + fault.pointer(), fault.rule(), fault.value()));
    }
    if (contradictions.isEmpty()) {
      failures(at, line);
    }
  }

  private void failures(String at, Line line) {
    var ids = new HashSet<String>();
    for (var i = 0; i < line.failures().size(); i++) {
      var failure = line.failures().get(i);
      var here = at + "/failures/" + i;
      unique(here + "/failure", ids, failure.failure());
      notBeforeStart(here + "/rectifyBy", failure, failure.rectifyBy());
      notBeforeStart(here + "/temporaryAt", failure, failure.temporaryAt());
      notBeforeStart(here + "/rectifiedAt", failure, failure.rectifiedAt());
      switch (failure.type()) {
        case AVAILABILITY -> availability(here, failure, line.mechanism());
        case POINTS -> points(here, failure, line.mechanism());
      }
    }
  }

  private void availability(String at, Failure failure, PaymentMechanism mechanism) {
    var rule = mechanism.availability();
    check(failure.points() == null, at + "/points", "not-of-this-kind", failure.points());
    if (rule == null) {
      check(false, at + "/type", "in-the-mechanism", failure.type());
      return;
    }
    var area = failure.area();
    var criterion = failure.criterion();
    check(area != null && rule.areaRatesFen().containsKey(area), at + "/area", "known-area", area);
    check(
        criterion != null && rule.weightings().containsKey(criterion),
        at + "/criterion",
        "known-criterion",
        criterion);
  }

  private void points(String at, Failure failure, PaymentMechanism mechanism) {
    check(mechanism.points() != null, at + "/type", "in-the-mechanism", failure.type());
    check(failure.area() == null, at + "/area", "not-of-this-kind", failure.area());
    check(failure.criterion() == null, at + "/criterion", "not-of-this-kind", failure.criterion());
    var points = failure.points();
    if (points == null) {
      check(false, at + "/points", "required", null);
    } else {
      notNegative(at + "/points", points);
    }
  }

  private void notBeforeStart(String at, Failure failure, @Nullable Instant instant) {
    check(instant == null || !instant.isBefore(failure.startedAt()), at, "not-before", instant);
  }

  private void unique(String at, HashSet<String> seen, String name) {
    check(seen.add(name), at, "unique", name);
  }

  private void percent(String at, @Nullable BigDecimal percent) {
    check(percent == null || MechanismFaults.isPercent(percent), at, "zero-to-hundred", percent);
  }

  private void notNegative(String at, BigDecimal number) {
    check(number.signum() >= 0, at, "not-negative", number);
  }

  private void check(boolean holds, String at, String rule, @Nullable Object value) {
    if (!holds) {
      faults.add(Fault.of(at, rule, value));
    }
  }
}
