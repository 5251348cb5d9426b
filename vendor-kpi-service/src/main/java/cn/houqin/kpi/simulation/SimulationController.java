package cn.houqin.kpi.simulation;

import cn.houqin.kpi.history.BackTest;
import cn.houqin.kpi.scheme.Definition;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scorecard.Revision;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries another scheme on closed months, side by side with what was; nothing is stored. */
@RestController
class SimulationController {

  private static final int MOST_MONTHS = 36;
  private static final int MOST_CARDS = 1_000;

  private final BackTest backTest;
  private final Schemes schemes;

  SimulationController(BackTest backTest, Schemes schemes) {
    this.backTest = backTest;
    this.schemes = schemes;
  }

  /** Which months of a line, and the scheme to try. */
  record SimulationForm(
      @NotBlank String line,
      @NotNull YearMonth from,
      @NotNull YearMonth to,
      @Valid @NotNull Definition definition) {}

  /** A card as it came out and as it would have; the change is null where one was not scored. */
  record Row(
      String contract,
      String vendor,
      String month,
      Outcome was,
      Outcome would,
      @Nullable BigDecimal change) {

    static Row of(BackTest.Tried tried) {
      var was = tried.was().total();
      var would = tried.would().total();
      return new Row(
          tried.card().contract(),
          tried.card().vendor(),
          tried.card().month(),
          Outcome.of(tried.was()),
          Outcome.of(tried.would()),
          was == null || would == null ? null : would.subtract(was));
    }
  }

  /** A total and its grade; null where nothing was scored. */
  record Outcome(@Nullable BigDecimal total, @Nullable String grade) {
    static Outcome of(Revision.Result result) {
      return new Outcome(result.total(), result.grade());
    }
  }

  /** Every card, the oldest month first. */
  record Simulation(String line, YearMonth from, YearMonth to, List<Row> rows) {}

  @PostMapping("/api/simulations")
  @PreAuthorize("hasAnyRole('VENDOR_MANAGER','FINANCE','AUDITOR')")
  Simulation simulate(Caller caller, @Valid @RequestBody SimulationForm form) {
    if (form.to().isBefore(form.from())
        || !form.to().isBefore(form.from().plusMonths(MOST_MONTHS))) {
      throw Invalid.field("/to", "months-in-order", form.to(), MOST_MONTHS);
    }
    var faults = schemes.faults(caller.hospital(), form.definition());
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    var closed = backTest.closed(caller.hospital(), form.line(), form.from(), form.to());
    if (closed.size() > MOST_CARDS) {
      throw new Invalid(
          List.of(FieldError.of("/from", "at-most-cards", closed.size(), MOST_CARDS)));
    }
    var rows =
        backTest.tried(caller.hospital(), form.line(), closed, form.definition().scheme()).stream()
            .map(Row::of)
            .sorted(Comparator.comparing(Row::month).thenComparing(Row::contract))
            .toList();
    return new Simulation(form.line(), form.from(), form.to(), rows);
  }
}
