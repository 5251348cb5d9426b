package cn.houqin.inventory.calloff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of asking contract-service. */
public sealed interface CallOff {

  /**
   * Its answer.
   *
   * @param reasons why nothing may be called off now
   * @param valueCeilingFen of everything ordered under the contract
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Terms(
      String contract,
      int version,
      String vendor,
      List<String> reasons,
      List<Item> items,
      @Nullable Long valueCeilingFen,
      BigDecimal tolerancePercent)
      implements CallOff {

    public Optional<Item> item(String code) {
      return items.stream().filter(one -> one.item().equals(code)).findFirst();
    }
  }

  /**
   * An item asked about.
   *
   * @param reason why it has no price; null if it has one
   * @param line the service line whose item it is
   * @param fenPerUnit exact
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Item(
      String item,
      @Nullable String reason,
      @Nullable String line,
      @Nullable String unit,
      @Nullable BigDecimal fenPerUnit,
      @Nullable BigDecimal ceilingQuantity) {}

  /** It knows no such contract. */
  record Unknown() implements CallOff {}

  /** It did not answer, or not so that it can be relied on; nothing is decided. */
  record Away(String why) implements CallOff {}
}
