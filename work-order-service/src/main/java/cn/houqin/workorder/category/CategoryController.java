package cn.houqin.workorder.category;

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
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The categories of work. */
@RestController
@RequestMapping("/api/categories")
class CategoryController {

  private final Aggregates<Category> categories;

  CategoryController(Aggregates<Category> categories) {
    this.categories = categories;
  }

  /** A category to be added. */
  record CategoryForm(
      @NotNull String category,
      @NotNull String line,
      @NotNull String name,
      @Nullable @Size(max = 100) List<String> checklist) {}

  @PostMapping
  @PreAuthorize("hasAnyRole('DISPATCHER','ADMINISTRATOR')")
  ResponseEntity<Category> add(Call call, @Valid @RequestBody CategoryForm form) {
    var checklist = form.checklist() == null ? List.<String>of() : form.checklist();
    var body = new Category(form.category(), form.line(), form.name(), checklist, false).checked();
    var id = Category.idOf(body.line(), body.category());
    var made = categories.create(call, id, () -> Change.to(body));
    return Answers.created(made, "/api/categories?line=" + body.line(), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Page<Category> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (line != null) {
      filters.put("line", line);
    }
    return categories
        .list(caller, new ListQuery(filters, "category", limit, after, changedSince))
        .map(Stored::body);
  }
}
