package cn.houqin.contract.settlement.volume;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A month's quantity of a price item in both ways.
 *
 * @param entered and charged, of all entries
 * @param counted from orders where the contract says so, else told by who entered it; shown beside
 * @param difference entered less counted
 */
public record CountedItem(
    String line, String item, BigDecimal entered, BigDecimal counted, BigDecimal difference) {

  /** Those of which there are both figures, by line in the order of the entries. */
  public static List<CountedItem> of(Map<String, List<VolumeEntry>> volumes) {
    var all = new ArrayList<CountedItem>();
    volumes.forEach(
        (line, entries) ->
            entries.stream()
                .filter(one -> one.counted() != null)
                .map(VolumeEntry::item)
                .distinct()
                .forEach(item -> all.add(of(line, item, entries))));
    return List.copyOf(all);
  }

  private static CountedItem of(String line, String item, List<VolumeEntry> entries) {
    var own = entries.stream().filter(one -> one.item().equals(item)).toList();
    var entered = sum(own.stream().map(VolumeEntry::quantity).toList());
    var counted = sum(own.stream().map(VolumeEntry::counted).filter(Objects::nonNull).toList());
    return new CountedItem(line, item, entered, counted, entered.subtract(counted));
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
