package cn.houqin.inventory.delivery;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found: every announced line once.
 *
 * @param arrivedAt when it came; now if left out
 */
record ReceiptForm(
    @Nullable Instant arrivedAt, @NotEmpty @Size(max = 50) List<@Valid @NotNull LineForm> lines) {

  /**
   * A line; accepted + rejected = delivered.
   *
   * @param lots where the material is lot controlled and something was accepted
   * @param lot with {@code expiresOn}, instead of {@code lots}: all of it came in one
   */
  record LineForm(
      @NotNull Integer line,
      @NotNull BigDecimal delivered,
      @NotNull BigDecimal accepted,
      @NotNull BigDecimal rejected,
      @Nullable @Size(max = 200) String rejectReason,
      @Nullable @Size(max = 40) String lot,
      @Nullable LocalDate expiresOn,
      @Nullable @Size(max = 50) List<@Valid @NotNull LotForm> lots) {

    boolean isAnythingAccepted() {
      return accepted.signum() > 0;
    }

    /** The lots, however they were written down. */
    List<LotForm> inLots() {
      if (lots != null) {
        return lots;
      }
      return lot == null ? List.of() : List.of(new LotForm(lot, expiresOn, accepted));
    }
  }

  /** So much of what was accepted came in that lot. */
  record LotForm(
      @NotBlank @Size(max = 40) String lot,
      @Nullable LocalDate expiresOn,
      @NotNull BigDecimal quantity) {}
}
