package cn.houqin.kpi.scheme;

import cn.houqin.kpi.scheme.Schemes.SchemeVersion;
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

/** The hospital's scoring schemes. */
@RestController
@RequestMapping("/api/schemes")
class SchemeController {

  private final Aggregates<SchemeVersion> schemes;
  private final Schemes versions;

  SchemeController(Aggregates<SchemeVersion> schemes, Schemes versions) {
    this.schemes = schemes;
    this.versions = versions;
  }

  /** A version of a scheme, named code@version. */
  record SchemeForm(
      @NotNull String scheme, @NotBlank String name, @Valid @NotNull Definition definition) {}

  @PostMapping
  @PreAuthorize("hasRole('VENDOR_MANAGER')")
  ResponseEntity<SchemeVersion> add(Call call, @Valid @RequestBody SchemeForm form) {
    if (!form.scheme().matches("[A-Z0-9][A-Z0-9_-]{0,39}@[1-9]\\d{0,5}")) {
      throw Invalid.field("/scheme", "scheme-version", form.scheme());
    }
    var faults = versions.faults(call.hospital(), form.definition());
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    var body = new SchemeVersion(form.scheme(), form.name(), form.definition());
    var made = schemes.create(call, body.scheme(), () -> Change.to(body));
    return Answers.created(made, "/api/schemes/" + body.scheme(), Stored::body);
  }

  @GetMapping("/{scheme}")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  ResponseEntity<SchemeVersion> one(Caller caller, @PathVariable String scheme) {
    return Answers.found(schemes.get(caller, scheme), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Page<SchemeVersion> list(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return schemes
        .list(caller, new ListQuery(Map.of(), "scheme", limit, after, changedSince))
        .map(Stored::body);
  }
}
