package cn.houqin.contract.failure;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a failure's charge the payment mechanism cannot charge. */
final class ChargeFaults {

  private final List<FieldError> faults = new ArrayList<>();

  private ChargeFaults() {}

  static List<FieldError> of(RegisteredFailure.Charge charge, PaymentMechanism mechanism) {
    var check = new ChargeFaults();
    switch (charge.type()) {
      case POINTS -> check.points(charge, mechanism);
      case AVAILABILITY -> check.availability(charge, mechanism);
    }
    return check.faults;
  }

  private void points(RegisteredFailure.Charge charge, PaymentMechanism mechanism) {
    if (mechanism.points() == null) {
      faults.add(FieldError.of("/type", "in-the-mechanism", charge.type()));
    }
    var points = charge.points();
    if (points == null) {
      faults.add(FieldError.of("/points", "required", null));
    } else if (points.signum() < 0) {
      faults.add(FieldError.of("/points", "not-negative", points));
    }
    absent("/area", charge.area());
    absent("/criterion", charge.criterion());
  }

  private void availability(RegisteredFailure.Charge charge, PaymentMechanism mechanism) {
    absent("/points", charge.points());
    var rule = mechanism.availability();
    if (rule == null) {
      faults.add(FieldError.of("/type", "in-the-mechanism", Failure.Type.AVAILABILITY));
      return;
    }
    known("/area", "known-area", charge.area(), rule.areaRatesFen().keySet());
    known("/criterion", "known-criterion", charge.criterion(), rule.weightings().keySet());
  }

  private void absent(String at, @Nullable Object value) {
    if (value != null) {
      faults.add(FieldError.of(at, "not-of-this-kind", value));
    }
  }

  private void known(String at, String rule, @Nullable String value, Set<String> all) {
    if (value == null) {
      faults.add(FieldError.of(at, "required", null));
    } else if (!all.contains(value)) {
      faults.add(FieldError.of(at, rule, value));
    }
  }
}
