package cn.houqin.contract.terms;

import cn.houqin.contract.mechanism.MechanismFaults;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.terms.MoneyTerms.PriceItem;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the money of a version by itself. */
final class MoneyFaults {

  private final Faults faults;

  private MoneyFaults(Faults faults) {
    this.faults = faults;
  }

  static void check(String at, VersionForm form, Faults faults) {
    var check = new MoneyFaults(faults);
    for (var i = 0; i < form.lines().size(); i++) {
      var line = form.lines().get(i);
      check.mechanism(at + "/lines/" + i + "/payment", line.mechanism());
      new FailureRuleFaults(faults, line.mechanism())
          .check(at + "/lines/" + i + "/failureRules", line.failures());
      check.prices(
          at + "/lines/" + i + "/prices", line.prices() == null ? List.of() : line.prices());
    }
    faults.percent(at + "/linePercent", form.linePercent());
    faults.percent(at + "/contractPercent", form.contractPercent());
    if (form.bonus() != null) {
      check.bonus(at + "/bonus", form.bonus());
    }
    if (form.ceilings() != null) {
      check.ceilings(at + "/ceilings", form.ceilings());
    }
    if (form.invoice() != null) {
      new InvoiceFaults(faults)
          .check(
              at + "/invoice",
              form.invoice(),
              form.lines().stream().map(LineForm::line).collect(Collectors.toSet()));
    }
  }

  private void mechanism(String at, PaymentMechanism mechanism) {
    var points = mechanism.points();
    var availability = mechanism.availability();
    if (points != null && points.bands() == null) {
      faults.required(at + "/points/bands", points.bands());
    } else if (availability != null && availability.areaRatesFen() == null) {
      faults.required(at + "/availability/areaRatesFen", availability.areaRatesFen());
    } else if (availability != null && availability.weightings() == null) {
      faults.required(at + "/availability/weightings", availability.weightings());
    } else {
      MechanismFaults.of(mechanism)
          .forEach(fault -> faults.add(at + fault.pointer(), fault.rule(), fault.value()));
    }
  }

  private void prices(String at, List<PriceItem> items) {
    var named = new HashSet<String>();
    var hasThreshold = false;
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var pointer = at + "/" + i;
      faults.text(pointer + "/item", item.item(), 40);
      faults.required(pointer + "/kind", item.kind());
      if (!named.add(item.item())) {
        faults.add(pointer + "/item", "unique", item.item());
      }
      if (item.kind() == PriceItem.Kind.PARTS_THRESHOLD) {
        if (hasThreshold) {
          faults.add(pointer + "/kind", "unique", item.kind());
        }
        hasThreshold = true;
      }
      var isRate = item.kind() == PriceItem.Kind.UNIT_RATE;
      faults.given(pointer + "/unit", item.unit(), isRate || item.listFenPerUnit() != null);
      faults.given(pointer + "/fenPerUnit", item.fenPerUnit(), isRate);
      faults.given(
          pointer + "/discountPercent",
          item.discountPercent(),
          item.kind() == PriceItem.Kind.FRAMEWORK_DISCOUNT);
      faults.given(
          pointer + "/thresholdFen",
          item.thresholdFen(),
          item.kind() == PriceItem.Kind.PARTS_THRESHOLD);
      if (!isRate) {
        faults.given(pointer + "/countedFromOrders", item.countedFromOrders(), false);
      }
      if (item.kind() != PriceItem.Kind.FRAMEWORK_DISCOUNT) {
        faults.given(pointer + "/listFenPerUnit", item.listFenPerUnit(), false);
      }
      new InvoiceFaults(faults).rate(pointer + "/vat", item.vat());
      faults.notNegative(pointer + "/listFenPerUnit", item.listFenPerUnit());
      faults.notNegative(pointer + "/fenPerUnit", item.fenPerUnit());
      faults.percent(pointer + "/discountPercent", item.discountPercent());
      faults.notNegative(pointer + "/thresholdFen", item.thresholdFen());
    }
  }

  private void bonus(String at, MoneyTerms.BonusTerms bonus) {
    faults.text(at + "/grade", bonus.grade(), 40);
    faults.required(at + "/percent", bonus.percent());
    faults.percent(at + "/percent", bonus.percent());
    faults.notNegative(at + "/capFen", bonus.capFen());
  }

  private void ceilings(String at, MoneyTerms.Ceilings ceilings) {
    faults.notNegative(at + "/valueFen", ceilings.valueFen());
    faults.percent(at + "/tolerancePercent", ceilings.tolerancePercent());
    if (ceilings.quantities() != null) {
      ceilings
          .quantities()
          .forEach((item, quantity) -> faults.notNegative(at + "/quantities/" + item, quantity));
    }
  }
}
