package cn.houqin.contract.settlement.volume;

import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.MoneyTerms.PriceItem;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prices the quantities of a month by the contract's unit rates; every fault is listed. */
public final class BillableVolumes {

  private static final BigDecimal MOST_FEN = BigDecimal.valueOf(1_000_000_000_000L);

  private final MoneyTerms money;
  private final List<FieldError> faults = new ArrayList<>();

  private BillableVolumes(MoneyTerms money) {
    this.money = money;
  }

  /**
   * A quantity as it is entered.
   *
   * @param fenPerUnit left out where the contract has a rate for the item; given, it must be that
   * @param counted what counting it from orders came to
   */
  public record Entry(
      @NotBlank String item,
      @NotNull BigDecimal quantity,
      @Nullable BigDecimal fenPerUnit,
      @NotBlank String source,
      @Nullable BigDecimal counted) {}

  /**
   * The entries at their prices.
   *
   * @param lines the lines the contract has in the month
   */
  public static Map<String, List<VolumeEntry>> priced(
      Map<String, List<Entry>> entered, Set<String> lines, MoneyTerms money) {
    var pricing = new BillableVolumes(money);
    var priced = new TreeMap<String, List<VolumeEntry>>();
    entered.forEach((line, entries) -> priced.put(line, pricing.line(line, entries, lines)));
    if (!pricing.faults.isEmpty()) {
      throw new Invalid(pricing.faults);
    }
    return priced;
  }

  /** Priced entries as they would be entered again. */
  public static Map<String, List<Entry>> entered(Map<String, List<VolumeEntry>> priced) {
    var entered = new TreeMap<String, List<Entry>>();
    priced.forEach(
        (line, entries) ->
            entered.put(
                line,
                entries.stream()
                    .map(
                        one ->
                            new Entry(
                                one.item(),
                                one.quantity(),
                                one.fenPerUnit(),
                                one.source(),
                                one.counted()))
                    .toList()));
    return entered;
  }

  private List<VolumeEntry> line(String line, List<Entry> entries, Set<String> lines) {
    var at = "/volumes/" + line;
    if (!lines.contains(line)) {
      faults.add(FieldError.of(at, "line-of-contract", line));
      return List.of();
    }
    var rates = new HashMap<String, BigDecimal>();
    for (var item : money.prices().getOrDefault(line, List.of())) {
      rate(item).ifPresent(rate -> rates.put(item.item(), rate));
    }
    var priced = new ArrayList<VolumeEntry>();
    for (var i = 0; i < entries.size(); i++) {
      priced.add(entry(at + "/" + i, entries.get(i), rates.get(entries.get(i).item())));
    }
    return List.copyOf(priced);
  }

  private static Optional<BigDecimal> rate(PriceItem item) {
    return item.kind() == PriceItem.Kind.UNIT_RATE
        ? Optional.ofNullable(item.fenPerUnit())
        : Optional.empty();
  }

  private VolumeEntry entry(String at, Entry entry, @Nullable BigDecimal agreed) {
    notNegative(at + "/quantity", entry.quantity());
    if (entry.counted() != null) {
      notNegative(at + "/counted", entry.counted());
    }
    var given = entry.fenPerUnit();
    if (given != null) {
      notNegative(at + "/fenPerUnit", given);
    }
    if (agreed == null && given == null) {
      faults.add(FieldError.of(at + "/item", "priced-by-contract", entry.item()));
    }
    if (agreed != null && given != null && agreed.compareTo(given) != 0) {
      faults.add(
          FieldError.of(at + "/fenPerUnit", "rate-of-contract", given, agreed.toPlainString()));
    }
    var price = agreed == null ? given : agreed;
    if (price != null && entry.quantity().multiply(price).compareTo(MOST_FEN) > 0) {
      faults.add(FieldError.of(at + "/quantity", "amount-at-most", entry.quantity(), MOST_FEN));
    }
    return new VolumeEntry(
        entry.item(),
        entry.quantity(),
        price == null ? BigDecimal.ZERO : price,
        entry.source(),
        entry.counted());
  }

  private void notNegative(String at, BigDecimal number) {
    if (number.signum() < 0) {
      faults.add(FieldError.of(at, "not-negative", number));
    }
  }
}
