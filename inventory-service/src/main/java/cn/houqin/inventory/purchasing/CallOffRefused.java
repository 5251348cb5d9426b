package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.order.Checking.Reason;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.util.List;
import java.util.Locale;

/** The order may not be issued as it stands; each reason is named, and the order a draft (409). */
class CallOffRefused extends BrokenRule {

  CallOffRefused(String number, List<Reason> reasons) {
    super(
        409,
        "purchase-order-refused",
        reasons.stream().map(CallOffRefused::error).toList(),
        number);
  }

  private static FieldError error(Reason reason) {
    var line = reason.line();
    return FieldError.of(
        line == null ? "/contract" : "/lines/" + (line - 1),
        reason.code().toLowerCase(Locale.ROOT).replace('_', '-'),
        reason.detail());
  }
}
