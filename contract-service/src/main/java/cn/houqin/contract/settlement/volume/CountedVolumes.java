package cn.houqin.contract.settlement.volume;

import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.MoneyTerms.PriceItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Entered quantities with what counting orders came to beside them, where the contract prices by
 * the order: a UNIT_RATE whose unit is {@code order}. What was entered is charged; the vendor
 * confirms it and sees both.
 */
public final class CountedVolumes {

  private static final String BY_THE_ORDER = "order";

  private CountedVolumes() {}

  /**
   * @param closedOrders of the month, by line; lines of which nobody says are left as they are
   */
  public static Map<String, List<VolumeEntry>> beside(
      Map<String, List<VolumeEntry>> volumes,
      Map<String, BigDecimal> closedOrders,
      MoneyTerms money) {
    var all = new TreeMap<>(volumes);
    closedOrders.forEach(
        (line, count) -> {
          var byTheOrder =
              money.prices().getOrDefault(line, List.of()).stream()
                  .filter(price -> price.kind() == PriceItem.Kind.UNIT_RATE)
                  .filter(price -> BY_THE_ORDER.equals(price.unit()))
                  .map(PriceItem::item)
                  .collect(Collectors.toSet());
          all.computeIfPresent(
              line,
              (_, entries) ->
                  entries.stream()
                      .map(one -> byTheOrder.contains(one.item()) ? counted(one, count) : one)
                      .toList());
        });
    return all;
  }

  private static VolumeEntry counted(VolumeEntry one, BigDecimal count) {
    return new VolumeEntry(one.item(), one.quantity(), one.fenPerUnit(), one.source(), count);
  }
}
