package cn.houqin.kpi.simulation;

import cn.houqin.kpi.scheme.Definition;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which months, and what is to be tried: a scheme, targets, a payment mechanism, or several of
 * these together.
 *
 * @param line only this one; all lines together where none is named
 * @param contracts only these; all contracts with the line where none are named
 * @param definition a scheme in place of each card's own
 * @param targets floor and target of indicators that are scored between the two
 * @param mechanism in place of the contract's own, on each line that is tried
 * @param keep why it is to be kept; not kept where left out
 */
record SimulationForm(
    @Nullable @Size(min = 1, max = 40) String line,
    @NotNull YearMonth from,
    @NotNull YearMonth to,
    @Nullable @Size(max = 500) List<@NotBlank String> contracts,
    @Valid @Nullable Definition definition,
    @Nullable @Size(max = 100) Map<String, @Valid Target> targets,
    @Valid @Nullable Mechanism mechanism,
    @Nullable @Size(min = 1, max = 200) String keep) {

  private static final int MOST_MONTHS = 36;

  /** Between which values an indicator's score runs from 0 to 100. */
  record Target(@NotNull BigDecimal floor, @NotNull BigDecimal target) {}

  /** Throws Invalid with everything wrong with it, its scheme apart. */
  void check() {
    var faults = new ArrayList<FieldError>();
    if (to.isBefore(from) || !to.isBefore(from.plusMonths(MOST_MONTHS))) {
      faults.add(FieldError.of("/to", "months-in-order", to, MOST_MONTHS));
    }
    if (definition == null && mechanism == null && targets().isEmpty()) {
      faults.add(FieldError.of("/definition", "something-to-try", null));
    }
    targets()
        .forEach(
            (code, one) -> {
              if (one.floor().compareTo(one.target()) == 0) {
                faults.add(
                    FieldError.of(
                        "/targets/" + code + "/target",
                        "not-the-floor",
                        one.target().toPlainString(),
                        one.floor().toPlainString()));
              }
            });
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  /** None where none are given. */
  @Override
  public Map<String, Target> targets() {
    return targets == null ? Map.of() : targets;
  }

  boolean isOf(String contract) {
    return contracts == null || contracts.isEmpty() || contracts.contains(contract);
  }
}
