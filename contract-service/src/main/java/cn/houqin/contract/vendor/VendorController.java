package cn.houqin.contract.vendor;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.vendor.Vendor.Status;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

/** The hospital's vendors; a vendor user sees its own. */
@RestController
@RequestMapping("/api/vendors")
class VendorController {

  private static final String MANAGERS = "hasAnyRole('VENDOR_MANAGER','ADMINISTRATOR')";

  private final Aggregates<Vendor> vendors;
  private final Hospitals hospitals;

  VendorController(Aggregates<Vendor> vendors, Hospitals hospitals) {
    this.vendors = vendors;
    this.hospitals = hospitals;
  }

  /** A vendor to be taken up as prospect. */
  record VendorForm(@NotNull String vendor, @NotNull String name) {}

  /** A qualification of a vendor. */
  record QualificationForm(
      @NotNull String kind,
      @NotNull String number,
      @NotNull Boolean mandatory,
      @NotNull LocalDate issuedOn,
      @Nullable LocalDate expiresOn) {}

  /** The ratings of the admission review, 0 to 100. */
  record AdmissionForm(
      @NotNull @Min(0) @Max(100) Integer qualification,
      @NotNull @Min(0) @Max(100) Integer experience,
      @NotNull @Min(0) @Max(100) Integer reputation,
      @NotNull @Min(0) @Max(100) Integer capability,
      @NotNull @Min(0) @Max(100) Integer price) {}

  /** Why. */
  record ReasonForm(@NotNull String reason) {}

  /** Why, and until when. */
  record BlacklistForm(@NotNull String reason, @NotNull LocalDate until) {}

  /** Lines to stand by for. */
  record StandbyForm(@NotNull List<String> lines) {}

  @PostMapping
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> add(Call call, @Valid @RequestBody VendorForm form) {
    if (!CreditCode.isValid(form.vendor())) {
      throw Invalid.field("/vendor", "credit-code", form.vendor());
    }
    if (form.name().isBlank() || form.name().length() > 200) {
      throw Invalid.field("/name", "text", form.name(), 1, 200);
    }
    var body =
        new Vendor(
            form.vendor(), form.name(), Status.PROSPECT, List.of(), null, List.of(), null, null);
    var made = vendors.create(call, body.vendor(), () -> Change.to(body));
    return Answers.created(made, "/api/vendors/" + body.vendor(), Stored::body);
  }

  @PostMapping("/{vendor}/qualifications")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> qualify(
      Call call, @PathVariable String vendor, @Valid @RequestBody QualificationForm form) {
    if (form.expiresOn() != null && form.expiresOn().isBefore(form.issuedOn())) {
      throw Invalid.field("/expiresOn", "not-before", form.expiresOn(), form.issuedOn());
    }
    var added =
        new Vendor.Qualification(
            form.kind(), form.number(), form.mandatory(), form.issuedOn(), form.expiresOn());
    var zone = hospitals.zone(call.hospital());
    return change(
        call,
        vendor,
        null,
        body -> {
          var with = body.qualified(added, null);
          return with.warnedUntil(
              ExpiryWarnings.next(with.qualifications(), zone, call.now()).orElse(null));
        });
  }

  @PostMapping("/{vendor}/review")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> review(Call call, @PathVariable String vendor) {
    return change(call, vendor, null, body -> body.mustBe(Status.PROSPECT).in(Status.UNDER_REVIEW));
  }

  @PostMapping("/{vendor}/approval")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> approve(
      Call call, @PathVariable String vendor, @Valid @RequestBody AdmissionForm form) {
    var ratings =
        new Vendor.Admission(
            form.qualification(),
            form.experience(),
            form.reputation(),
            form.capability(),
            form.price(),
            call.caller().subject());
    return change(call, vendor, null, body -> body.mustBe(Status.UNDER_REVIEW).admitted(ratings));
  }

  @PostMapping("/{vendor}/suspension")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> suspend(
      Call call, @PathVariable String vendor, @Valid @RequestBody ReasonForm form) {
    return change(
        call, vendor, form.reason(), body -> body.mustBe(Status.APPROVED).in(Status.SUSPENDED));
  }

  @PostMapping("/{vendor}/reinstatement")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> reinstate(
      Call call, @PathVariable String vendor, @Valid @RequestBody ReasonForm form) {
    return change(
        call, vendor, form.reason(), body -> body.mustBe(Status.SUSPENDED).in(Status.APPROVED));
  }

  @PostMapping("/{vendor}/blacklisting")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> blacklist(
      Call call, @PathVariable String vendor, @Valid @RequestBody BlacklistForm form) {
    return change(
        call,
        vendor,
        form.reason(),
        body -> body.mustBe(Status.SUSPENDED).blacklisted(form.until()));
  }

  @PostMapping("/{vendor}/exit")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> exit(
      Call call, @PathVariable String vendor, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        vendor,
        form.reason(),
        body ->
            body.mustBe(Status.PROSPECT, Status.UNDER_REVIEW, Status.APPROVED, Status.SUSPENDED)
                .in(Status.EXITED));
  }

  @PostMapping("/{vendor}/standby-lines")
  @PreAuthorize(MANAGERS)
  ResponseEntity<Vendor> standBy(
      Call call, @PathVariable String vendor, @Valid @RequestBody StandbyForm form) {
    return change(call, vendor, null, body -> body.standingBy(form.lines()));
  }

  @GetMapping("/{vendor}")
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<Vendor> one(Caller caller, @PathVariable String vendor) {
    return Answers.found(vendors.get(caller, vendor), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  Page<Vendor> list(
      Caller caller,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (status != null) {
      filters.put("status", status.name());
    }
    return vendors
        .list(caller, new ListQuery(filters, "vendor", limit, after, changedSince))
        .map(Stored::body);
  }

  private ResponseEntity<Vendor> change(
      Call call, String vendor, @Nullable String reason, UnaryOperator<Vendor> step) {
    return Answers.done(
        vendors.change(
            call, vendor, current -> Change.to(step.apply(current.body())).because(reason)),
        Stored::body);
  }
}
