package cn.houqin.workorder.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts that the vendor brought itself for an order, as it declared them when it completed it.
 * Parts of the hospital's own stores are no supplies: the hospital has paid for those already.
 *
 * @param vendor who brought them; null where there are none
 */
public record Supplies(@Nullable String vendor, List<Item> items) {

  public static final Supplies NONE = new Supplies(null, List.of());

  public Supplies {
    items = List.copyOf(items);
  }

  /** What one was, in the vendor's words; the quantity is a decimal string above zero. */
  public record Item(String name, String quantity, long costFen) {}

  /** Those of a vendor. */
  public List<Item> of(@Nullable String asked) {
    return vendor != null && vendor.equals(asked) ? items : List.of();
  }
}
