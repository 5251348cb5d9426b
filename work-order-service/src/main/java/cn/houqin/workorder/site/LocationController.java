package cn.houqin.workorder.site;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.register.RegisterImport;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.search.Beginning;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** The register of places. */
@RestController
@RequestMapping("/api/locations")
class LocationController {

  private static final String WRITERS = "hasAnyRole('INTEGRATOR','ADMINISTRATOR')";

  private final Aggregates<Location> locations;
  private final SiteImporter importer;

  LocationController(Aggregates<Location> locations, SiteImporter importer) {
    this.locations = locations;
    this.importer = importer;
  }

  /** A place to be added. */
  record LocationForm(
      @Nullable String code,
      @Nullable String parent,
      @Nullable String name,
      @Nullable String kind,
      @Nullable String riskClass) {}

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<Location> add(Call call, @Valid @RequestBody LocationForm form) {
    var faults = Location.faults("", form.code(), form.name(), form.kind(), form.riskClass());
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    importer.refuseWhileImporting(call.hospital());
    var place = place(call, form);
    var made = locations.create(call, place.location(), () -> Change.to(place));
    return Answers.created(made, "/api/locations/" + place.location(), Stored::body);
  }

  @PostMapping("/{location}/retirement")
  @PreAuthorize(WRITERS)
  ResponseEntity<Location> retire(Call call, @PathVariable String location) {
    importer.refuseWhileImporting(call.hospital());
    return Answers.done(
        locations.change(call, location, current -> Change.to(current.body().retire())),
        Stored::body);
  }

  @PostMapping(
      path = "/imports",
      consumes = {Sheet.CSV, Sheet.XLSX})
  @PreAuthorize(WRITERS)
  ResponseEntity<RegisterImport.Shown> importFile(Call call, @RequestBody byte[] file) {
    var accepted = importer.accept(call, file);
    return Answers.created(
        accepted, "/api/locations/imports/" + accepted.stored().id(), RegisterImport::shown);
  }

  @GetMapping("/imports/{id}")
  @PreAuthorize(WRITERS)
  ResponseEntity<RegisterImport.Shown> importOf(Caller caller, @PathVariable String id) {
    return Answers.found(importer.imports(caller, id), RegisterImport::shown);
  }

  @GetMapping("/{location}")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  ResponseEntity<Location> one(Caller caller, @PathVariable String location) {
    return Answers.found(locations.get(caller, location), Stored::body);
  }

  /**
   * Places by code: all, or those under one; or by name.
   *
   * @param name how it begins
   */
  @GetMapping
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Page<Location> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (parent != null) {
      filters.put("parent", parent);
    }
    if (name != null) {
      refuseNames(name, parent);
      filters.put("name", Beginning.with(name));
    }
    var sort = name == null ? "location" : "name";
    return locations
        .list(caller, new ListQuery(filters, sort, limit, after, changedSince))
        .map(Stored::body);
  }

  private static void refuseNames(String name, @Nullable String parent) {
    if (parent != null) {
      throw Invalid.field("name", "name-or-parent", name);
    }
    if (name.isBlank() || name.length() > 200) {
      throw Invalid.field("name", "text", name, 1, 200);
    }
  }

  private Location place(Call call, LocationForm form) {
    var ancestors = new ArrayList<String>();
    var parent = form.parent();
    if (parent != null) {
      var above =
          locations
              .find(call.hospital(), parent)
              .orElseThrow(() -> Invalid.field("/parent", "known-location", parent));
      ancestors.addAll(above.body().ancestors());
      ancestors.add(parent);
    }
    var risk = form.riskClass();
    return new Location(
        Objects.requireNonNull(form.code()),
        parent,
        List.copyOf(ancestors),
        Objects.requireNonNull(form.name()),
        Location.Kind.valueOf(Objects.requireNonNull(form.kind())),
        risk == null ? null : Location.RiskClass.valueOf(risk),
        false);
  }
}
