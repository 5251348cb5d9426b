package cn.houqin.platform.edge;

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

/** Forms over HTTP. */
@RestController
@RequestMapping("/api/forms")
class FormController {

  private final Aggregates<Form> forms;

  FormController(Aggregates<Form> forms) {
    this.forms = forms;
  }

  @PostMapping
  @PreAuthorize("hasRole('DISPATCHER')")
  ResponseEntity<Form> add(Call call, @Valid @RequestBody Form form) {
    var made = forms.create(call, forms.newId(call), () -> Change.to(form));
    return Answers.created(made, "/api/forms/" + made.stored().id(), Stored::body);
  }

  @PutMapping("/{form}")
  @PreAuthorize("hasAnyRole('DISPATCHER', 'ADMINISTRATOR')")
  @RequiresIfMatch
  ResponseEntity<Form> edit(Call call, @PathVariable String form, @Valid @RequestBody Form next) {
    return Answers.done(forms.change(call, form, _ -> Change.to(next)), Stored::body);
  }

  @GetMapping("/{form}")
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<Form> one(Caller caller, @PathVariable String form) {
    return Answers.found(forms.get(caller, form), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  Page<Form> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    var filters = name == null ? Map.<String, Object>of() : Map.<String, Object>of("name", name);
    return forms.list(caller, new ListQuery(filters, "name", limit, after, null)).map(Stored::body);
  }
}
