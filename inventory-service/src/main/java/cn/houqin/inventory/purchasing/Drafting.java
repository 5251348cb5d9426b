package cn.houqin.inventory.purchasing;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.order.Head;
import cn.houqin.inventory.order.OrderLine;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.inventory.store.Stores;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads what a buyer writes down; every fault is named at once. */
@Component
class Drafting {

  private static final String ITEM = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
  private static final BigDecimal MOST_QUANTITY = new BigDecimal("1000000000");
  private static final BigDecimal MOST_TOLERANCE = new BigDecimal(50);
  private static final int DECIMALS = 6;

  private final StateCopy<ContractEvent.State> contracts;
  private final StateCopy<HospitalEvent.State> hospitals;
  private final Materials materials;
  private final Stores stores;
  private final AggregateStore numbers;

  Drafting(
      StateCopy<ContractEvent.State> contracts,
      StateCopy<HospitalEvent.State> hospitals,
      Materials materials,
      Stores stores,
      AggregateStore numbers) {
    this.contracts = contracts;
    this.hospitals = hospitals;
    this.materials = materials;
    this.stores = stores;
    this.numbers = numbers;
  }

  /** A new draft with the next number of the year. */
  PurchaseOrder draft(Call call, OrderForm form) {
    var today = today(call);
    var lines = lines(call, form, today);
    var series = "purchase-orders-" + today.getYear();
    var number =
        "PO-%d-%06d".formatted(today.getYear(), numbers.nextNumber(call.hospital(), series));
    return PurchaseOrder.drafted(head(call, form, number, call.caller().subject()), lines);
  }

  /** Another text of a draft; who wrote it first stays its drafter. */
  PurchaseOrder edit(Call call, PurchaseOrder before, OrderForm form) {
    var lines = lines(call, form, today(call));
    var head = before.head();
    return before.edited(head(call, form, head.number(), head.draftedBy()), lines);
  }

  private Head head(Call call, OrderForm form, String number, String draftedBy) {
    var vendor = contracts.require(call.hospital(), form.contract()).vendor();
    return new Head(
        number,
        form.contract(),
        vendor,
        form.store(),
        form.deliverBy(),
        draftedBy,
        form.deliverBy().plusDays(1).atStartOfDay(zone(call)).toInstant());
  }

  private LocalDate today(Call call) {
    return LocalDate.ofInstant(call.now(), zone(call));
  }

  private ZoneId zone(Call call) {
    return ZoneId.of(hospitals.require(call.hospital(), call.hospital()).zone());
  }

  private List<OrderLine> lines(Call call, OrderForm form, LocalDate today) {
    contracts.require(call.hospital(), form.contract());
    var faults = new ArrayList<FieldError>();
    if (!stores.exists(call.hospital(), form.store())) {
      faults.add(FieldError.of("/store", "known-store", form.store()));
    }
    if (form.deliverBy().isBefore(today)) {
      faults.add(FieldError.of("/deliverBy", "not-past", form.deliverBy(), today));
    }
    var lines = new ArrayList<OrderLine>();
    for (var i = 0; i < form.lines().size(); i++) {
      lines.add(line(call.hospital(), form.lines().get(i), i, faults));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return List.copyOf(lines);
  }

  private OrderLine line(
      String hospital, OrderForm.LineForm form, int index, List<FieldError> faults) {
    var at = "/lines/" + index;
    var item = Objects.requireNonNullElse(form.item(), form.material());
    var tolerance = Objects.requireNonNullElse(form.tolerancePercent(), BigDecimal.ZERO);
    if (materials.unit(hospital, form.material()).isEmpty()) {
      faults.add(FieldError.of(at + "/material", "known-material", form.material()));
    }
    if (!item.matches(ITEM)) {
      faults.add(FieldError.of(at + "/item", "code", item));
    }
    between(faults, at + "/tolerancePercent", tolerance, MOST_TOLERANCE);
    between(faults, at + "/quantity", form.quantity(), MOST_QUANTITY);
    if (form.quantity().signum() == 0) {
      faults.add(FieldError.of(at + "/quantity", "above-zero", form.quantity().toPlainString()));
    }
    var quoted = form.quotedFenPerUnit();
    if (quoted != null && (quoted.signum() < 0 || quoted.compareTo(Check.MOST_FEN) > 0)) {
      faults.add(
          FieldError.of(
              at + "/quotedFenPerUnit",
              "between",
              quoted.toPlainString(),
              "0",
              Check.MOST_FEN.toPlainString()));
    }
    return new OrderLine(
        index + 1,
        item,
        form.material(),
        form.quantity(),
        tolerance,
        quoted,
        null,
        OrderLine.Progress.NONE);
  }

  private static void between(
      List<FieldError> faults, String at, BigDecimal value, BigDecimal most) {
    if (value.signum() < 0 || value.compareTo(most) > 0) {
      faults.add(FieldError.of(at, "between", value.toPlainString(), "0", most.toPlainString()));
    }
    if (value.stripTrailingZeros().scale() > DECIMALS) {
      faults.add(FieldError.of(at, "decimals", value.toPlainString(), DECIMALS));
    }
  }
}
