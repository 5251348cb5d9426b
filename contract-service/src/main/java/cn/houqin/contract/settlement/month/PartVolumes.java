package cn.houqin.contract.settlement.month;

import cn.houqin.contract.parts.ChargeableParts;
import cn.houqin.contract.settlement.volume.VolumeEntry;
import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.MoneyTerms.PriceItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts that a vendor brought above its contract's threshold as billable quantities, one for each
 * order. They are counted from the orders whenever a month is computed of what is known, and
 * entered by nobody.
 */
public final class PartVolumes {

  private static final String SOURCE = "work-order/";

  private PartVolumes() {}

  /** The entered quantities and, in place of any counted before, those of the orders. */
  public static Map<String, List<VolumeEntry>> among(
      Map<String, List<VolumeEntry>> volumes, List<ChargeableParts.Row> rows, MoneyTerms money) {
    var all = new TreeMap<String, List<VolumeEntry>>();
    volumes.forEach(
        (line, entries) ->
            all.put(
                line,
                new ArrayList<>(entries.stream().filter(one -> order(one) == null).toList())));
    rows.forEach(
        row ->
            all.computeIfAbsent(row.line(), _ -> new ArrayList<>())
                .add(
                    new VolumeEntry(
                        item(money, row.line()) + "/" + row.workOrder(),
                        BigDecimal.ONE,
                        BigDecimal.valueOf(row.fen()),
                        SOURCE + row.workOrder())));
    return all;
  }

  private static String item(MoneyTerms money, String line) {
    return money.prices().getOrDefault(line, List.of()).stream()
        .filter(price -> price.kind() == PriceItem.Kind.PARTS_THRESHOLD)
        .map(PriceItem::item)
        .findFirst()
        .orElse("PARTS");
  }

  /** The order whose parts they are; null of another quantity. */
  static @Nullable String order(VolumeEntry entry) {
    var source = entry.source();
    if (!source.startsWith(SOURCE)) {
      return null;
    }
    var order = source.substring(SOURCE.length());
    return entry.item().endsWith("/" + order) ? order : null;
  }
}
