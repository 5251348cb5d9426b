package cn.houqin.contract.calloff;

import cn.houqin.contract.calloff.CallOffTerms.ItemTerms;
import cn.houqin.contract.calloff.CallOffTerms.Reason;
import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.vendor.Vendors;
import cn.houqin.platform.caller.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges call-offs by the contract version in force and the vendor's standing. */
@Component
class CallOffs {

  private static final String USUAL_LINE = "MATERIALS";

  private final Contracts contracts;
  private final Vendors vendors;
  private final Hospitals hospitals;

  CallOffs(Contracts contracts, Vendors vendors, Hospitals hospitals) {
    this.contracts = contracts;
    this.vendors = vendors;
    this.hospitals = hospitals;
  }

  CallOffTerms terms(Caller caller, String contract, List<String> items, Instant at) {
    var day = hospitals.day(caller.hospital(), at);
    var agreement = contracts.agreement(caller, contract);
    var reasons = new ArrayList<Reason>();
    if (!contracts.isActive(caller.hospital(), contract)) {
      reasons.add(Reason.CONTRACT_NOT_ACTIVE);
    }
    vendor(caller.hospital(), agreement.vendor(), day).ifPresent(reasons::add);
    var inForce = agreement.on(day);
    if (inForce.isEmpty()) {
      reasons.add(Reason.NO_VERSION_IN_FORCE);
      return new CallOffTerms(
          contract, 0, agreement.vendor(), reasons, List.of(), null, BigDecimal.ZERO);
    }
    var money = inForce.get().money();
    var ceilings =
        Objects.requireNonNullElse(
            money.ceilings(), new MoneyTerms.Ceilings(null, null, null, null));
    if (ceilings.lastDay() != null && day.isAfter(ceilings.lastDay())) {
      reasons.add(Reason.AFTER_LAST_DAY);
    }
    return new CallOffTerms(
        contract,
        inForce.get().version().version(),
        agreement.vendor(),
        reasons,
        items.stream()
            .distinct()
            .map(item -> item(money, ceilings.quantities(), item))
            .map(item -> standing(caller.hospital(), agreement.vendor(), item))
            .toList(),
        ceilings.valueFen(),
        Objects.requireNonNullElse(ceilings.tolerancePercent(), BigDecimal.ZERO));
  }

  private Optional<Reason> vendor(String hospital, String vendor, LocalDate day) {
    return switch (vendors.standing(hospital, vendor, day)) {
      case UNKNOWN -> Optional.of(Reason.VENDOR_UNKNOWN);
      case NOT_APPROVED -> Optional.of(Reason.VENDOR_NOT_APPROVED);
      case QUALIFICATION_EXPIRED -> Optional.of(Reason.QUALIFICATION_EXPIRED);
      case ELIGIBLE -> Optional.empty();
    };
  }

  /** Nothing is called off of a line that the vendor is suspended from. */
  private ItemTerms standing(String hospital, String vendor, ItemTerms item) {
    var line = item.line();
    return line != null && vendors.isSuspendedFrom(hospital, vendor, line)
        ? ItemTerms.without(item.item(), Reason.VENDOR_SUSPENDED_FROM_LINE)
        : item;
  }

  /** An item that stands under several lines is taken from MATERIALS, else from the first. */
  private static ItemTerms item(
      MoneyTerms money, @Nullable Map<String, BigDecimal> quantities, String item) {
    var found =
        money.prices().entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<String, ?> line) -> !line.getKey().equals(USUAL_LINE))
                    .thenComparing(Map.Entry::getKey))
            .flatMap(
                line ->
                    line.getValue().stream()
                        .filter(price -> price.item().equals(item))
                        .map(price -> priced(line.getKey(), price, quantities)))
            .findFirst();
    return found.orElseGet(() -> ItemTerms.without(item, Reason.ITEM_NOT_IN_CONTRACT));
  }

  private static ItemTerms priced(
      String line, MoneyTerms.PriceItem price, @Nullable Map<String, BigDecimal> quantities) {
    return price
        .unitPriceFen()
        .map(
            fen ->
                new ItemTerms(
                    price.item(),
                    null,
                    line,
                    price.unit(),
                    fen,
                    quantities == null ? null : quantities.get(price.item())))
        .orElseGet(() -> ItemTerms.without(price.item(), Reason.ITEM_NOT_PRICED));
  }
}
