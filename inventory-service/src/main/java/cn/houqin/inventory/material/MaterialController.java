package cn.houqin.inventory.material;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.register.RegisterImport;
import cn.houqin.platform.register.RegisterImports;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.web.Answers;
import cn.houqin.platform.web.RequiresIfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashMap;
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

/** The catalogue of materials. */
@RestController
@RequestMapping("/api/materials")
class MaterialController {

  private static final String WRITERS = "hasAnyRole('PROCUREMENT','INTEGRATOR','ADMINISTRATOR')";

  private final Aggregates<Material> materials;
  private final RegisterImports<Material> register;

  MaterialController(Aggregates<Material> materials, RegisterImports<Material> register) {
    this.materials = materials;
    this.register = register;
  }

  /** A material to be kept. */
  record MaterialForm(
      @NotNull String material,
      @NotNull String name,
      @NotNull String unit,
      @Nullable Integer packSize,
      @NotNull String category,
      @Nullable Boolean hazardous,
      @Nullable Boolean lotControlled,
      @Nullable Boolean coldChain) {

    Material body() {
      return new Material(
              material,
              name,
              unit,
              packSize == null ? 1 : packSize,
              category,
              Boolean.TRUE.equals(hazardous),
              Boolean.TRUE.equals(lotControlled),
              Boolean.TRUE.equals(coldChain),
              false,
              false)
          .checked();
    }
  }

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<Material> add(Call call, @Valid @RequestBody MaterialForm form) {
    var body = form.body();
    register.refuseWhileImporting(call.hospital());
    var made = materials.create(call, body.material(), () -> Change.to(body));
    return Answers.created(made, "/api/materials/" + body.material(), Stored::body);
  }

  @PutMapping("/{material}")
  @PreAuthorize(WRITERS)
  @RequiresIfMatch
  ResponseEntity<Material> edit(
      Call call, @PathVariable String material, @Valid @RequestBody MaterialForm form) {
    var body = form.body();
    register.refuseWhileImporting(call.hospital());
    if (!body.material().equals(material)) {
      throw Invalid.field("/material", "same-as-path", body.material(), material);
    }
    return Answers.done(
        materials.change(call, material, current -> Change.to(current.body().edited(body))),
        Stored::body);
  }

  @PostMapping("/{material}/retirement")
  @PreAuthorize(WRITERS)
  ResponseEntity<Material> retire(Call call, @PathVariable String material) {
    register.refuseWhileImporting(call.hospital());
    return Answers.done(
        materials.change(call, material, current -> Change.to(current.body().retire())),
        Stored::body);
  }

  @PostMapping(
      path = "/imports",
      consumes = {Sheet.CSV, Sheet.XLSX})
  @PreAuthorize(WRITERS)
  ResponseEntity<RegisterImport.Shown> importFile(Call call, @RequestBody byte[] file) {
    var accepted = register.accept(call, file);
    return Answers.created(
        accepted, "/api/materials/imports/" + accepted.stored().id(), RegisterImport::shown);
  }

  @GetMapping("/imports/{id}")
  @PreAuthorize(WRITERS)
  ResponseEntity<RegisterImport.Shown> importOf(Caller caller, @PathVariable String id) {
    return Answers.found(register.get(caller, id), RegisterImport::shown);
  }

  @GetMapping("/{material}")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  ResponseEntity<Material> one(Caller caller, @PathVariable String material) {
    return Answers.found(materials.get(caller, material), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Page<Material> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (category != null) {
      filters.put("category", category);
    }
    return materials
        .list(caller, new ListQuery(filters, "material", limit, after, changedSince))
        .map(Stored::body);
  }
}
