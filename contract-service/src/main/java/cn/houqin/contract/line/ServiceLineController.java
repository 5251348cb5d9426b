package cn.houqin.contract.line;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import cn.houqin.platform.web.RequiresIfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hospital's service lines. */
@RestController
@RequestMapping("/api/service-lines")
class ServiceLineController {

  private static final String READERS = "isAuthenticated() and !hasRole('OPERATOR')";

  private final Aggregates<ServiceLine> lines;

  ServiceLineController(Aggregates<ServiceLine> lines) {
    this.lines = lines;
  }

  /** A line of the hospital's own. */
  record LineForm(
      @NotNull String line,
      @NotNull String nameZh,
      @NotNull String nameEn,
      @Nullable String orderForm) {}

  /** Other names, another order form. */
  record LineEdit(@NotNull String nameZh, @NotNull String nameEn, @Nullable String orderForm) {}

  @PostMapping
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<ServiceLine> add(Call call, @Valid @RequestBody LineForm form) {
    var body =
        new ServiceLine(form.line(), form.nameZh(), form.nameEn(), form.orderForm(), false)
            .checked();
    var made = lines.create(call, body.line(), () -> Change.to(body));
    return Answers.created(made, "/api/service-lines/" + body.line(), Stored::body);
  }

  @PutMapping("/{line}")
  @RequiresIfMatch
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<ServiceLine> edit(
      Call call, @PathVariable String line, @Valid @RequestBody LineEdit form) {
    return Answers.done(
        lines.change(
            call,
            line,
            current ->
                Change.to(
                    new ServiceLine(
                            line,
                            form.nameZh(),
                            form.nameEn(),
                            form.orderForm(),
                            current.body().retired())
                        .checked())),
        Stored::body);
  }

  @PostMapping("/{line}/retirement")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<ServiceLine> retire(Call call, @PathVariable String line) {
    return Answers.done(
        lines.change(call, line, current -> Change.to(current.body().retire())), Stored::body);
  }

  @GetMapping("/{line}")
  @PreAuthorize(READERS)
  ResponseEntity<ServiceLine> one(Caller caller, @PathVariable String line) {
    return Answers.found(lines.get(caller, line), Stored::body);
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<ServiceLine> list(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return lines
        .list(caller, new ListQuery(Map.of(), "line", limit, after, changedSince))
        .map(Stored::body);
  }
}
