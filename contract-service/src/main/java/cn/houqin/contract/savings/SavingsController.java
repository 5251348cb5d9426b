package cn.houqin.contract.savings;

import cn.houqin.contract.line.ServiceLines;
import cn.houqin.contract.settlement.SettledMonths;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.Month;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enters what lines cost before outsourcing, and compares it with what was settled since. */
@RestController
@RequestMapping("/api/savings")
class SavingsController {

  private static final String READERS =
      "hasAnyRole('FINANCE','VENDOR_MANAGER','LOGISTICS','AUDITOR','ADMINISTRATOR') and !hasRole('VENDOR')";
  private static final String PERIOD = "(19|20)\\d\\d(-(0[1-9]|1[0-2]))?";
  private static final int MOST_MONTHS = 36;
  private static final long MOST_FEN = 10_000_000_000_000L;

  private final Aggregates<Baseline> baselines;
  private final SettledMonths settled;
  private final ServiceLines lines;

  SavingsController(Aggregates<Baseline> baselines, SettledMonths settled, ServiceLines lines) {
    this.baselines = baselines;
    this.settled = settled;
    this.lines = lines;
  }

  /** A cost before outsourcing; entered again it replaces the figure before. */
  record BaselineForm(
      @NotBlank @Size(max = 40) String line,
      @NotBlank @Size(max = 7) String period,
      @NotNull Long netFen,
      @NotBlank @Size(max = 200) String source) {}

  @PostMapping("/baselines")
  @PreAuthorize("hasRole('FINANCE') and !hasRole('VENDOR')")
  ResponseEntity<Baseline> enter(Call call, @Valid @RequestBody BaselineForm form) {
    if (!form.period().matches(PERIOD)) {
      throw Invalid.field("/period", "year-or-month", form.period());
    }
    if (form.netFen() < 0 || form.netFen() > MOST_FEN) {
      throw Invalid.field("/netFen", "between", form.netFen(), 0, MOST_FEN);
    }
    if (!lines.isInUse(call.hospital(), form.line())) {
      throw Invalid.field("/line", "known-line", form.line());
    }
    var id = Baseline.id(form.line(), form.period());
    var figure =
        new Baseline.Figure(form.netFen(), form.source(), call.caller().subject(), call.now());
    var created =
        baselines.createMissing(
            call,
            Map.of(id, Change.to(new Baseline(form.line(), form.period(), figure, List.of()))));
    return Answers.done(
        baselines.change(
            call,
            id,
            current ->
                Change.to(created == 1 ? current.body() : current.body().replacedBy(figure))),
        Stored::body);
  }

  @GetMapping("/baselines")
  @PreAuthorize(READERS)
  Page<Baseline> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = line == null ? Map.of() : Map.of("line", line);
    return baselines
        .list(caller, new ListQuery(filters, "period", limit, after, changedSince))
        .map(Stored::body);
  }

  @GetMapping
  @PreAuthorize(READERS)
  Savings compare(
      Caller caller,
      @RequestParam String line,
      @RequestParam int baseYear,
      @RequestParam YearMonth from,
      @RequestParam YearMonth to) {
    var months = months(from, to);
    return Savings.of(
        line, baseYear, months, settled(caller, line, months), baselines(caller, line, baseYear));
  }

  private static List<YearMonth> months(YearMonth from, YearMonth to) {
    if (to.isBefore(from)) {
      throw Invalid.field("to", "not-before", to, from);
    }
    if (!to.isBefore(from.plusMonths(MOST_MONTHS))) {
      throw Invalid.field("to", "at-most-months", to, MOST_MONTHS);
    }
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).toList();
  }

  private Map<YearMonth, Savings.Settled> settled(
      Caller caller, String line, List<YearMonth> months) {
    var found = new HashMap<YearMonth, Savings.Settled>();
    for (var one : settled.in(caller.hospital(), months)) {
      var figures = one.lines().get(line);
      if (figures != null) {
        found.merge(
            one.month(),
            new Savings.Settled(figures.netFen(), figures.vatStated(), List.of(one.settlement())),
            Savings.Settled::and);
      }
    }
    return found;
  }

  private Map<String, Baseline> baselines(Caller caller, String line, int baseYear) {
    var ids =
        Stream.concat(
                Stream.of(String.valueOf(baseYear)),
                Stream.of(Month.values())
                    .map(month -> "%04d-%02d".formatted(baseYear, month.getValue())))
            .map(period -> Baseline.id(line, period))
            .toList();
    return baselines.findAll(caller.hospital(), ids).stream()
        .map(Stored::body)
        .collect(Collectors.toMap(Baseline::period, Function.identity()));
  }
}
