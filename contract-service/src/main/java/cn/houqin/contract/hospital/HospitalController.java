package cn.houqin.contract.hospital;

import cn.houqin.contract.line.ServiceLines;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's hospital. */
@RestController
@RequestMapping("/api/hospital")
class HospitalController {

  private static final String PATH = "/api/hospital";

  private final Aggregates<Hospital> hospitals;
  private final ServiceLines lines;

  HospitalController(Aggregates<Hospital> hospitals, ServiceLines lines) {
    this.hospitals = hospitals;
    this.lines = lines;
  }

  /** The hospital as it shall be. */
  record HospitalForm(@NotNull String name, @NotNull String zone, @NotNull Boolean migrating) {}

  /** The hospital as it is. */
  record HospitalView(String hospital, String name, String zone, boolean migrating) {
    static HospitalView of(Stored<Hospital> stored) {
      var body = stored.body();
      return new HospitalView(stored.hospital(), body.name(), body.zone(), body.migrating());
    }
  }

  /** Makes it with the shipped service lines; another text needs If-Match. */
  @PutMapping
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<HospitalView> put(Call call, @Valid @RequestBody HospitalForm form) {
    var body = new Hospital(form.name(), form.zone(), form.migrating()).checked();
    if (hospitals.find(call.hospital(), call.hospital()).isEmpty()) {
      var made = hospitals.create(call, call.hospital(), () -> Change.to(body));
      lines.ship(call);
      return Answers.created(made, PATH, HospitalView::of);
    }
    lines.ship(call);
    return Answers.done(change(call, body), HospitalView::of);
  }

  private Outcome<Hospital> change(Call call, Hospital body) {
    return hospitals.change(
        call,
        call.hospital(),
        current -> {
          if (call.ifMatch() == null && !current.body().equals(body)) {
            throw new BrokenRule(428, "if-match-required");
          }
          return Change.to(body);
        });
  }

  @GetMapping
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  ResponseEntity<HospitalView> get(Caller caller) {
    return Answers.found(hospitals.get(caller, caller.hospital()), HospitalView::of);
  }
}
