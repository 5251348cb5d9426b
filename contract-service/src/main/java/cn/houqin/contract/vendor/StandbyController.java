package cn.houqin.contract.vendor;

import cn.houqin.contract.line.ServiceLines;
import cn.houqin.contract.vendor.Vendor.Status;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The standby vendors of each line. */
@RestController
@RequestMapping("/api/service-lines/{line}/standby-vendors")
class StandbyController {

  private final Aggregates<StandbyList> lists;
  private final Aggregates<Vendor> vendors;
  private final ServiceLines lines;

  StandbyController(Aggregates<StandbyList> lists, Aggregates<Vendor> vendors, ServiceLines lines) {
    this.lists = lists;
    this.vendors = vendors;
    this.lines = lines;
  }

  /** Credit codes, in order. */
  record StandbyForm(@NotNull List<String> vendors) {}

  /** Writes the list; changing one that is there needs If-Match. */
  @PutMapping
  @PreAuthorize(VendorController.MANAGERS)
  ResponseEntity<StandbyList> put(
      Call call, @PathVariable String line, @Valid @RequestBody StandbyForm form) {
    if (!lines.isInUse(call.hospital(), line)) {
      throw new NotFound("service-line", line);
    }
    refuseUnfit(call.hospital(), form.vendors());
    var body = new StandbyList(line, form.vendors());
    if (lists.find(call.hospital(), line).isEmpty()) {
      var made = lists.create(call, line, () -> Change.to(body));
      return Answers.created(made, "/api/service-lines/" + line + "/standby-vendors", Stored::body);
    }
    return Answers.done(
        lists.change(
            call,
            line,
            current -> {
              if (call.ifMatch() == null && !current.body().equals(body)) {
                throw new BrokenRule(428, "if-match-required");
              }
              return Change.to(body);
            }),
        Stored::body);
  }

  private void refuseUnfit(String hospital, List<String> codes) {
    var faults = new ArrayList<FieldError>();
    var seen = new HashSet<String>();
    for (var i = 0; i < codes.size(); i++) {
      var found = vendors.find(hospital, codes.get(i));
      if (found.isEmpty()) {
        faults.add(FieldError.of("/vendors/" + i, "known-vendor", codes.get(i)));
      } else if (found.get().body().status() == Status.BLACKLISTED
          || found.get().body().status() == Status.EXITED) {
        faults.add(FieldError.of("/vendors/" + i, "approved-vendor", codes.get(i)));
      }
      if (!seen.add(codes.get(i))) {
        faults.add(FieldError.of("/vendors/" + i, "unique", codes.get(i)));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  @GetMapping
  @PreAuthorize(
      "hasAnyRole('VENDOR_MANAGER','PROCUREMENT','DISPATCHER','SUPERVISOR','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR')")
  ResponseEntity<StandbyList> get(Caller caller, @PathVariable String line) {
    return Answers.found(lists.get(caller, line), Stored::body);
  }
}
