package cn.houqin.inventory.store;

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

/** The hospital's stores. */
@RestController
@RequestMapping("/api/stores")
class StoreController {

  private final Aggregates<Store> stores;

  StoreController(Aggregates<Store> stores) {
    this.stores = stores;
  }

  /** A store to be opened. */
  record StoreForm(@NotNull String store, @NotNull String name, @NotNull String location) {}

  @PostMapping
  @PreAuthorize("hasAnyRole('PROCUREMENT','ADMINISTRATOR')")
  ResponseEntity<Store> open(Call call, @Valid @RequestBody StoreForm form) {
    var body = new Store(form.store(), form.name(), form.location()).checked();
    var made = stores.create(call, body.store(), () -> Change.to(body));
    return Answers.created(made, "/api/stores/" + body.store(), Stored::body);
  }

  @GetMapping("/{store}")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  ResponseEntity<Store> one(Caller caller, @PathVariable String store) {
    return Answers.found(stores.get(caller, store), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Page<Store> list(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return stores
        .list(caller, new ListQuery(Map.of(), "store", limit, after, changedSince))
        .map(Stored::body);
  }
}
