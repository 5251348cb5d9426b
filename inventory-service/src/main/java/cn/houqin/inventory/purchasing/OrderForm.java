package cn.houqin.inventory.purchasing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is written down.
 *
 * @param deliverBy last day, in the hospital's zone
 */
record OrderForm(
    @NotNull String contract,
    @NotNull String store,
    @NotNull LocalDate deliverBy,
    @NotEmpty @Size(max = MOST_LINES) List<@Valid @NotNull LineForm> lines) {

  static final int MOST_LINES = 50;

  /**
   * A line.
   *
   * @param item of the contract; the material's code if left out
   * @param tolerancePercent of what is accepted; 0 if left out
   * @param quotedFenPerUnit refused at issue if the contract's price is another
   */
  record LineForm(
      @NotNull String material,
      @Nullable String item,
      @NotNull BigDecimal quantity,
      @Nullable BigDecimal tolerancePercent,
      @Nullable BigDecimal quotedFenPerUnit) {}
}
