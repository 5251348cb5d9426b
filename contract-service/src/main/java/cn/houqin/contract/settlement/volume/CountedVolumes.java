package cn.houqin.contract.settlement.volume;

import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.MoneyTerms.PriceItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Entered quantities with what counting orders came to beside them, where the contract says so.
 * What was entered is charged; the vendor confirms it and sees both.
 */
public final class CountedVolumes {

  private static final String SOURCE = "orders";

  private CountedVolumes() {}

  /**
   * The count stands with the first entry of an item; of an item that says it is counted, and of
   * which nothing is entered, nothing is charged.
   *
   * @param closedOrders of the month, by line; lines of which nobody says are left as they are
   */
  public static Map<String, List<VolumeEntry>> beside(
      Map<String, List<VolumeEntry>> volumes,
      Map<String, BigDecimal> closedOrders,
      MoneyTerms money) {
    var all = new TreeMap<>(volumes);
    closedOrders.forEach(
        (line, count) -> {
          var counted =
              money.prices().getOrDefault(line, List.of()).stream()
                  .filter(PriceItem::hasCount)
                  .toList();
          var entries = beside(all.getOrDefault(line, List.of()), count, counted);
          if (!entries.isEmpty()) {
            all.put(line, entries);
          }
        });
    return all;
  }

  private static List<VolumeEntry> beside(
      List<VolumeEntry> entered, BigDecimal count, List<PriceItem> counted) {
    var open = new HashSet<String>();
    counted.forEach(price -> open.add(price.item()));
    var isCounted = new HashSet<>(open);
    var entries = new ArrayList<VolumeEntry>();
    for (var one : entered) {
      entries.add(
          isCounted.contains(one.item())
              ? one.counting(open.remove(one.item()) ? count : null)
              : one);
    }
    counted.stream()
        .filter(price -> price.asksForCount() && open.contains(price.item()))
        .map(price -> nothing(price).counting(count))
        .forEach(entries::add);
    return List.copyOf(entries);
  }

  private static VolumeEntry nothing(PriceItem price) {
    var rate = Objects.requireNonNull(price.fenPerUnit());
    return new VolumeEntry(price.item(), BigDecimal.ZERO, rate, SOURCE);
  }
}
