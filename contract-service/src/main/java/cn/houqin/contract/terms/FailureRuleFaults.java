package cn.houqin.contract.terms;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the failure rules of a line, seen with its payment mechanism. */
final class FailureRuleFaults {

  private static final Set<String> CLOCKS = Set.of("RESPOND", "ARRIVE", "MAKE_SAFE", "COMPLETE");

  private final Faults faults;
  private final PaymentMechanism mechanism;

  FailureRuleFaults(Faults faults, PaymentMechanism mechanism) {
    this.faults = faults;
    this.mechanism = mechanism;
  }

  void check(String at, List<FailureRule> rules) {
    var named = new HashSet<String>();
    for (var i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      var pointer = at + "/" + i;
      faults.text(pointer + "/rule", rule.rule(), 40);
      if (!named.add(rule.rule())) {
        faults.add(pointer + "/rule", "unique", rule.rule());
      }
      faults.required(pointer + "/on", rule.on());
      faults.required(pointer + "/type", rule.type());
      faults.given(pointer + "/clock", rule.clock(), rule.on() == FailureRule.Cause.CLOCK_BREACHED);
      if (rule.clock() != null) {
        faults.oneOf(pointer + "/clock", rule.clock(), CLOCKS);
      }
      faults.given(
          pointer + "/indicator", rule.indicator(), rule.on() == FailureRule.Cause.INCIDENT);
      if (rule.indicator() != null && !rule.indicator().matches("[A-Z][A-Z0-9_]{0,39}")) {
        faults.add(pointer + "/indicator", "word", rule.indicator());
      }
      faults.atLeast(pointer + "/rectifyWithinMinutes", rule.rectifyWithinMinutes(), 0);
      charge(pointer, rule);
    }
  }

  private void charge(String at, FailureRule rule) {
    var isPoints = rule.type() == Failure.Type.POINTS;
    faults.given(at + "/points", rule.points(), isPoints);
    faults.notNegative(at + "/points", rule.points());
    faults.given(at + "/area", rule.area(), !isPoints);
    faults.given(at + "/criterion", rule.criterion(), !isPoints);
    if (isPoints && mechanism.points() == null) {
      faults.add(at + "/type", "in-the-mechanism", rule.type());
    }
    var availability = mechanism.availability();
    if (!isPoints && availability == null) {
      faults.add(at + "/type", "in-the-mechanism", rule.type());
    }
    if (availability != null) {
      known(at + "/area", "known-area", rule.area(), availability.areaRatesFen().keySet());
      known(
          at + "/criterion",
          "known-criterion",
          rule.criterion(),
          availability.weightings().keySet());
    }
  }

  private void known(String at, String name, @Nullable String value, Set<String> all) {
    if (value != null && !all.contains(value)) {
      faults.add(at, name, value);
    }
  }
}
