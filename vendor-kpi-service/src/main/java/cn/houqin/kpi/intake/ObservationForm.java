package cn.houqin.kpi.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A figure as another system tells it.
 *
 * @param externalId its id there: told again, it is the same figure
 * @param datedAt when it came about
 */
record ObservationForm(
    @NotBlank String sourceSystem,
    @NotBlank String externalId,
    @NotBlank String indicator,
    @NotBlank String contract,
    @NotBlank String line,
    @NotNull Instant datedAt,
    @NotNull BigDecimal numerator,
    @NotNull BigDecimal denominator) {

  /** The id of its entry: what it is called where it comes from. */
  String entry() {
    return sourceSystem + "~" + externalId;
  }
}
