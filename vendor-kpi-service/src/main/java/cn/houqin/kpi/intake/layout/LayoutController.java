package cn.houqin.kpi.intake.layout;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
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

/** How the tables of a hospital's other systems are read. */
@RestController
@RequestMapping("/api/observations/layouts")
class LayoutController {

  private static final String WRITERS = "hasAnyRole('INTEGRATOR','VENDOR_MANAGER')";

  private final Aggregates<FileLayout> stored;
  private final Layouts layouts;

  LayoutController(Aggregates<FileLayout> stored, Layouts layouts) {
    this.stored = stored;
    this.layouts = layouts;
  }

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<FileLayout> add(Call call, @Valid @RequestBody FileLayout layout) {
    return Answers.created(
        layouts.add(call, layout), "/api/observations/layouts/" + layout.layout(), Stored::body);
  }

  @GetMapping
  @PreAuthorize(WRITERS)
  Page<FileLayout> list(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return stored
        .list(caller, new ListQuery(Map.of(), "layout", limit, after, changedSince))
        .map(Stored::body);
  }

  @GetMapping("/{layout}")
  @PreAuthorize(WRITERS)
  ResponseEntity<FileLayout> one(Caller caller, @PathVariable String layout) {
    return Answers.found(stored.get(caller, layout), Stored::body);
  }
}
