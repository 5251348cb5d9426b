package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.calloff.CallOff;
import cn.houqin.inventory.ceiling.Claims;
import cn.houqin.inventory.ceiling.Limit;
import cn.houqin.inventory.order.Checking.Reason;
import cn.houqin.inventory.order.OrderLine;
import cn.houqin.inventory.order.PurchaseOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * An order held against what contract-service said.
 *
 * @param unitOf a material's unit, where there is such a material
 */
record Check(
    PurchaseOrder order,
    CallOff.Terms terms,
    Function<String, Optional<String>> unitOf,
    Instant now) {

  /** 100 billion yuan: whatever is above it is a mistake. */
  static final BigDecimal MOST_FEN = BigDecimal.TEN.pow(13);

  /** Why it may not be issued as it stands; none if it may. */
  List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    terms.reasons().forEach(code -> reasons.add(new Reason(code, null, order.head().contract())));
    if (!terms.vendor().equals(order.head().vendor())) {
      reasons.add(new Reason("VENDOR_DIFFERS", null, terms.vendor()));
    }
    var lateFrom = order.head().lateFrom();
    if (lateFrom != null && !now.isBefore(lateFrom)) {
      reasons.add(new Reason("DELIVER_BY_PAST", null, order.head().deliverBy().toString()));
    }
    for (var line : order.lines()) {
      reason(line).ifPresent(reasons::add);
    }
    return List.copyOf(reasons);
  }

  private Optional<Reason> reason(OrderLine line) {
    var item = terms.item(line.item());
    if (item.isEmpty()) {
      return terms.reasons().isEmpty()
          ? because(line, "ITEM_NOT_IN_CONTRACT", line.item())
          : Optional.empty();
    }
    var found = item.get();
    var price = found.fenPerUnit();
    if (found.reason() != null || price == null) {
      return because(
          line, Objects.requireNonNullElse(found.reason(), "ITEM_NOT_PRICED"), line.item());
    }
    var unit = unitOf.apply(line.material()).orElse("");
    if (!unit.equals(found.unit())) {
      return because(line, "UNIT_DIFFERS", unit + " / " + found.unit());
    }
    var quoted = line.quotedFen();
    if (quoted != null && quoted.compareTo(price) != 0) {
      return because(line, "PRICE_DIFFERS", quoted.toPlainString() + " / " + price.toPlainString());
    }
    return price.multiply(line.quantity()).compareTo(MOST_FEN) > 0
        ? because(line, "VALUE_TOO_LARGE", price.toPlainString())
        : Optional.empty();
  }

  private static Optional<Reason> because(OrderLine line, String code, String detail) {
    return Optional.of(new Reason(code, line.line(), detail));
  }

  /** The lines at the contract's prices; only where there is no reason against it. */
  List<OrderLine> priced() {
    return order.lines().stream()
        .map(
            line -> {
              var item = terms.item(line.item()).orElseThrow();
              return line.pricedAt(
                  new OrderLine.Price(
                      Objects.requireNonNull(item.line()),
                      Objects.requireNonNull(item.fenPerUnit())));
            })
        .toList();
  }

  /** What it takes under the contract's ceilings: quantities by item, and its value. */
  List<Claims.Claim> claims() {
    var contract = order.head().contract();
    var byItem = new LinkedHashMap<String, Map<Integer, BigDecimal>>();
    var values = new LinkedHashMap<Integer, BigDecimal>();
    for (var line : priced()) {
      byItem
          .computeIfAbsent(line.item(), _ -> new LinkedHashMap<>())
          .put(line.line(), line.counted(false));
      values.put(line.line(), BigDecimal.valueOf(line.valueFen()));
    }
    var claims = new ArrayList<Claims.Claim>();
    byItem.forEach(
        (item, amounts) -> {
          var ceiling = terms.item(item).orElseThrow().ceilingQuantity();
          if (ceiling != null) {
            claims.add(new Claims.Claim(contract, item, limit(ceiling), amounts));
          }
        });
    var value = terms.valueCeilingFen();
    if (value != null) {
      claims.add(new Claims.Claim(contract, null, limit(BigDecimal.valueOf(value)), values));
    }
    return List.copyOf(claims);
  }

  private Limit limit(BigDecimal ceiling) {
    return new Limit(ceiling, terms.tolerancePercent());
  }
}
