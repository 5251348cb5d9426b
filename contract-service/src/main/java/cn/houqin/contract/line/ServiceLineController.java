package cn.houqin.contract.line;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hospital's service lines. */
@RestController
@RequestMapping("/api/service-lines")
class ServiceLineController {

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

  @PostMapping
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<ServiceLine> add(Call call, @Valid @RequestBody LineForm form) {
    var body =
        new ServiceLine(form.line(), form.nameZh(), form.nameEn(), form.orderForm(), false)
            .checked();
    var made = lines.create(call, body.line(), () -> Change.to(body));
    return Answers.created(made, "/api/service-lines/" + body.line(), Stored::body);
  }

  @PostMapping("/{line}/retirement")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<ServiceLine> retire(Call call, @PathVariable String line) {
    return Answers.done(
        lines.change(call, line, current -> Change.to(current.body().retire())), Stored::body);
  }

  @GetMapping("/{line}")
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<ServiceLine> one(Caller caller, @PathVariable String line) {
    return Answers.found(lines.get(caller, line), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
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
