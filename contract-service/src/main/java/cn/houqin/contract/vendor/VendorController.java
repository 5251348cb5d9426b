package cn.houqin.contract.vendor;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.vendor.Vendor.Qualification;
import cn.houqin.contract.vendor.Vendor.Status;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import cn.houqin.platform.web.RequiresIfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** The hospital's vendors; a vendor user sees its own. */
@RestController
@RequestMapping("/api/vendors")
class VendorController {

  /** Who manages vendors; never a vendor's own people. */
  static final String MANAGERS =
      "hasAnyRole('VENDOR_MANAGER','ADMINISTRATOR') and !hasRole('VENDOR')";

  private static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','PROCUREMENT','LOGISTICS','LEGAL','FINANCE','DISPATCHER',"
          + "'SUPERVISOR','ASSESSOR','AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<Vendor> vendors;
  private final Hospitals hospitals;

  VendorController(Aggregates<Vendor> vendors, Hospitals hospitals) {
    this.vendors = vendors;
    this.hospitals = hospitals;
  }

  /** A vendor to be taken up as prospect. */
  record VendorForm(@NotNull String vendor, @NotNull String name) {}

  /** Another name. */
  record NameForm(@NotNull String name) {}

  /** A qualification of a vendor. */
  record QualificationForm(
      @NotNull String kind,
      @NotNull String number,
      @NotNull Boolean mandatory,
      @NotNull LocalDate issuedOn,
      @Nullable LocalDate expiresOn) {

    Qualification checked() {
      var faults = new ArrayList<FieldError>();
      text(faults, "/kind", kind);
      text(faults, "/number", number);
      if (expiresOn != null && expiresOn.isBefore(issuedOn)) {
        faults.add(FieldError.of("/expiresOn", "not-before", expiresOn, issuedOn));
      }
      if (!faults.isEmpty()) {
        throw new Invalid(faults);
      }
      return new Qualification(kind, number, mandatory, issuedOn, expiresOn);
    }
  }

  @PostMapping
  @PreAuthorize(MANAGERS)
  ResponseEntity<VendorView> add(Call call, @Valid @RequestBody VendorForm form) {
    var faults = new ArrayList<FieldError>();
    if (!CreditCode.isValid(form.vendor())) {
      faults.add(FieldError.of("/vendor", "credit-code", form.vendor()));
    }
    text(faults, "/name", form.name());
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    var body = Vendor.prospect(form.vendor(), form.name());
    var made = vendors.create(call, body.vendor(), () -> Change.to(body));
    return Answers.created(made, "/api/vendors/" + body.vendor(), VendorView::of);
  }

  @PutMapping("/{vendor}")
  @RequiresIfMatch
  @PreAuthorize(MANAGERS)
  ResponseEntity<VendorView> rename(
      Call call, @PathVariable String vendor, @Valid @RequestBody NameForm form) {
    var faults = new ArrayList<FieldError>();
    text(faults, "/name", form.name());
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return Answers.done(
        vendors.change(call, vendor, current -> Change.to(current.body().named(form.name()))),
        VendorView::of);
  }

  @PostMapping("/{vendor}/qualifications")
  @PreAuthorize(MANAGERS)
  ResponseEntity<VendorView> qualify(
      Call call, @PathVariable String vendor, @Valid @RequestBody QualificationForm form) {
    var added = form.checked();
    var zone = hospitals.zone(call.hospital());
    return Answers.done(
        vendors.change(
            call,
            vendor,
            current -> {
              var with = current.body().qualified(added);
              return Change.to(
                  with.timedAt(ExpiryWarnings.next(with, zone, call.now()).orElse(null)));
            }),
        VendorView::of);
  }

  private static void text(List<FieldError> faults, String pointer, String value) {
    if (value.isBlank() || value.length() > 200) {
      faults.add(FieldError.of(pointer, "text", value, 1, 200));
    }
  }

  @GetMapping("/{vendor}")
  @PreAuthorize(READERS)
  ResponseEntity<VendorView> one(Caller caller, @PathVariable String vendor) {
    return Answers.found(vendors.get(caller, vendor), VendorView::of);
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<VendorView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = status == null ? Map.of() : Map.of("status", status.name());
    return vendors
        .list(caller, new ListQuery(filters, "vendor", limit, after, changedSince))
        .map(VendorView::of);
  }
}
