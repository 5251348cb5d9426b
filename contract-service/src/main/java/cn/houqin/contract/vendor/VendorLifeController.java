package cn.houqin.contract.vendor;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.vendor.VendorLife.Command;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A vendor's life; no vendor's own people have a hand in it. */
@RestController
@RequestMapping("/api/vendors/{vendor}")
class VendorLifeController {

  private final Aggregates<Vendor> vendors;
  private final Hospitals hospitals;

  VendorLifeController(Aggregates<Vendor> vendors, Hospitals hospitals) {
    this.vendors = vendors;
    this.hospitals = hospitals;
  }

  /** The ratings of the admission review, 0 to 100. */
  record AdmissionForm(
      @NotNull Integer qualification,
      @NotNull Integer experience,
      @NotNull Integer reputation,
      @NotNull Integer capability,
      @NotNull Integer price) {

    Vendor.Admission by(String subject) {
      var faults = new ArrayList<FieldError>();
      rating(faults, "/qualification", qualification);
      rating(faults, "/experience", experience);
      rating(faults, "/reputation", reputation);
      rating(faults, "/capability", capability);
      rating(faults, "/price", price);
      if (!faults.isEmpty()) {
        throw new Invalid(faults);
      }
      return new Vendor.Admission(
          qualification, experience, reputation, capability, price, subject);
    }

    private static void rating(List<FieldError> faults, String pointer, int value) {
      if (value < 0 || value > 100) {
        faults.add(FieldError.of(pointer, "between", value, 0, 100));
      }
    }
  }

  /** Why. */
  record ReasonForm(@NotBlank String reason) {}

  /** Why, and its last day. */
  record BlacklistForm(@NotBlank String reason, @NotNull LocalDate until) {}

  @PostMapping("/review")
  @PreAuthorize(VendorController.MANAGERS)
  ResponseEntity<VendorView> review(Call call, @PathVariable String vendor) {
    return change(call, vendor, null, (body, today) -> body.after(Command.REVIEW, today));
  }

  @PostMapping("/approval")
  @PreAuthorize(VendorController.MANAGERS)
  ResponseEntity<VendorView> approve(
      Call call, @PathVariable String vendor, @Valid @RequestBody AdmissionForm form) {
    var ratings = form.by(call.caller().subject());
    return change(call, vendor, null, (body, today) -> body.admitted(ratings, today, call.now()));
  }

  @PostMapping("/suspension")
  @PreAuthorize(VendorController.MANAGERS)
  ResponseEntity<VendorView> suspend(
      Call call, @PathVariable String vendor, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        vendor,
        form.reason(),
        (body, today) -> body.suspended(form.reason(), today, call.now()));
  }

  @PostMapping("/reinstatement")
  @PreAuthorize(VendorController.MANAGERS)
  ResponseEntity<VendorView> reinstate(
      Call call, @PathVariable String vendor, @Valid @RequestBody ReasonForm form) {
    var how = new Suspension.ByHand(call.caller().subject(), form.reason());
    return change(
        call, vendor, form.reason(), (body, today) -> body.reinstated(how, today, call.now()));
  }

  @PostMapping("/blacklisting")
  @PreAuthorize(VendorController.MANAGERS)
  ResponseEntity<VendorView> blacklist(
      Call call, @PathVariable String vendor, @Valid @RequestBody BlacklistForm form) {
    var day = hospitals.day(call.hospital(), call.now());
    if (form.until().isBefore(day)) {
      throw Invalid.field("/until", "not-past", form.until(), day);
    }
    return change(
        call, vendor, form.reason(), (body, today) -> body.blacklisted(form.until(), today));
  }

  @PostMapping("/exit")
  @PreAuthorize(VendorController.MANAGERS)
  ResponseEntity<VendorView> exit(
      Call call, @PathVariable String vendor, @Valid @RequestBody ReasonForm form) {
    return change(call, vendor, form.reason(), (body, today) -> body.after(Command.EXIT, today));
  }

  private ResponseEntity<VendorView> change(
      Call call,
      String vendor,
      @Nullable String reason,
      BiFunction<Vendor, LocalDate, Vendor> step) {
    var today = hospitals.day(call.hospital(), call.now());
    return Answers.done(
        vendors.change(
            call, vendor, current -> Change.to(step.apply(current.body(), today)).because(reason)),
        VendorView::of);
  }
}
