package cn.houqin.contract.hospital;

import cn.houqin.contract.line.ServiceLines;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.AlreadyExists;
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

  private final Aggregates<Hospital> hospitals;
  private final ServiceLines lines;

  HospitalController(Aggregates<Hospital> hospitals, ServiceLines lines) {
    this.hospitals = hospitals;
    this.lines = lines;
  }

  /** The hospital as it shall be. */
  record HospitalForm(@NotNull String name, @NotNull String zone, @NotNull Boolean migrating) {}

  /** Makes it with the shipped service lines, or changes it. */
  @PutMapping
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<Hospital> put(Call call, @Valid @RequestBody HospitalForm form) {
    var body = new Hospital(form.name(), form.zone(), form.migrating()).checked();
    var id = call.hospital();
    try {
      if (hospitals.find(id, id).isEmpty()) {
        var made = hospitals.create(call, id, () -> Change.to(body));
        lines.ship(call);
        return Answers.created(made, "/api/hospital", Stored::body);
      }
    } catch (AlreadyExists meanwhile) {
      return Answers.done(hospitals.change(call, id, _ -> Change.to(body)), Stored::body);
    }
    lines.ship(call);
    return Answers.done(hospitals.change(call, id, _ -> Change.to(body)), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<Hospital> get(Caller caller) {
    return Answers.found(hospitals.get(caller, caller.hospital()), Stored::body);
  }
}
