package cn.houqin.kpi.indicator;

import cn.houqin.kpi.indicator.OwnIndicator.Term;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The library of indicators, with every text in both languages, and the hospital's own. */
@RestController
@RequestMapping("/api/indicators")
class IndicatorController {

  private static final List<String> LANGUAGES = List.of("en", "zh-CN");

  private final Library library;
  private final Indicators indicators;
  private final Aggregates<OwnIndicator> own;

  IndicatorController(Library library, Indicators indicators, Aggregates<OwnIndicator> own) {
    this.library = library;
    this.indicators = indicators;
    this.own = own;
  }

  /** An indicator of the hospital; without terms its figures are entered under its own code. */
  record OwnForm(
      @NotNull String code,
      Indicator.@NotNull Words words,
      Indicator.@NotNull Unit unit,
      Indicator.@NotNull Direction direction,
      @NotNull @Positive BigDecimal factor,
      @Nullable List<@Valid Term> numerator,
      @Nullable List<@Valid Term> denominator) {

    OwnIndicator body() {
      return new OwnIndicator(
          code,
          words,
          unit,
          direction,
          factor,
          numerator == null ? List.of() : numerator,
          denominator == null ? List.of() : denominator);
    }
  }

  @PostMapping
  @PreAuthorize("hasRole('VENDOR_MANAGER')")
  ResponseEntity<OwnIndicator> add(Call call, @Valid @RequestBody OwnForm form) {
    var body = form.body();
    var faults = faults(call.hospital(), body);
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    var made = own.create(call, body.code(), () -> Change.to(body));
    return Answers.created(made, "/api/indicators/" + body.code(), Stored::body);
  }

  private List<FieldError> faults(String hospital, OwnIndicator body) {
    var faults = new ArrayList<FieldError>();
    if (!body.code().matches("[A-Z][A-Z0-9_]{1,39}")) {
      faults.add(FieldError.of("/code", "indicator-code", body.code()));
    }
    if (library.find(body.code()).isPresent()) {
      faults.add(FieldError.of("/code", "unique", body.code()));
    }
    texts(faults, "name", body.words().name());
    texts(faults, "definition", body.words().definition());
    texts(faults, "numerator", body.words().numerator());
    texts(faults, "denominator", body.words().denominator());
    if (body.isDerived() && (body.numerator().isEmpty() || body.denominator().isEmpty())) {
      faults.add(
          FieldError.of(
              body.numerator().isEmpty() ? "/numerator" : "/denominator", "not-empty", null));
    }
    terms(faults, hospital, "/numerator", body.numerator());
    terms(faults, hospital, "/denominator", body.denominator());
    return faults;
  }

  private static void texts(List<FieldError> faults, String text, Map<String, String> words) {
    for (var language : LANGUAGES) {
      if (words == null || words.getOrDefault(language, "").isBlank()) {
        faults.add(FieldError.of("/words/" + text + "/" + language, "required", null));
      }
    }
  }

  /** Made of figures that come in, not of what is itself made of others. */
  private void terms(List<FieldError> faults, String hospital, String at, List<Term> terms) {
    for (var n = 0; n < terms.size(); n++) {
      if (terms.get(n).takes() == null) {
        faults.add(FieldError.of(at + "/" + n + "/takes", "required", null));
      }
      var code = terms.get(n).indicator();
      if (code == null || indicators.findEntered(hospital, code).isEmpty()) {
        faults.add(FieldError.of(at + "/" + n + "/indicator", "known-indicator", code));
      }
    }
  }

  /** The library. */
  @GetMapping
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  List<Indicator> all() {
    return library.all();
  }

  /** The hospital's own. */
  @GetMapping("/own")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Page<OwnIndicator> own(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return own.list(caller, new ListQuery(Map.of(), "code", limit, after, changedSince))
        .map(Stored::body);
  }

  @GetMapping("/{code}")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Indicator one(Caller caller, @PathVariable String code) {
    return indicators
        .find(caller.hospital(), code)
        .orElseThrow(() -> new NotFound("indicator", code));
  }
}
