package cn.houqin.inventory.ledger;

import cn.houqin.inventory.book.Decimals;
import cn.houqin.inventory.book.StockItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A balance as it is shown; decimals as strings in the material's unit.
 *
 * @param valueFen what is on hand is worth
 * @param unitCostFen the moving average, rounded to 6 decimals for show
 */
record Balance(
    String material,
    String store,
    String onHand,
    String reserved,
    String onHold,
    String available,
    long valueFen,
    String unitCostFen,
    List<LotBalance> lots) {

  /** What of a lot is on hand. */
  record LotBalance(String lot, @Nullable String expiresOn, String onHand, String onHold) {

    static LotBalance of(StockItem.Lot lot) {
      var expiry = lot.expiresOn();
      return new LotBalance(
          lot.lot(),
          expiry == null ? null : expiry.toString(),
          Decimals.text(lot.onHand()),
          Decimals.text(lot.onHold()));
    }
  }

  static Balance of(StockItem item) {
    return new Balance(
        item.material(),
        item.store(),
        Decimals.text(item.onHand()),
        Decimals.text(item.reserved()),
        Decimals.text(item.onHold()),
        Decimals.text(item.available()),
        item.valueFen(),
        Decimals.text(average(item)),
        item.lots().stream().map(LotBalance::of).toList());
  }

  private static BigDecimal average(StockItem item) {
    return item.pricedQuantity().signum() == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(item.pricedFen())
            .divide(item.pricedQuantity(), 6, RoundingMode.HALF_UP);
  }
}
