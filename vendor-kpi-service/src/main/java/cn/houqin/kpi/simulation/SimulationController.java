package cn.houqin.kpi.simulation;

import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scoring.Digest;
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
import java.time.Instant;
import java.util.HashMap;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Tries another scheme, other targets or another payment mechanism on closed months, side by side
 * with what was; kept only where that is asked for.
 */
@RestController
@RequestMapping("/api/simulations")
class SimulationController {

  private static final String READERS = "hasAnyRole('VENDOR_MANAGER','FINANCE','AUDITOR')";

  private final Simulating simulating;
  private final Schemes schemes;
  private final Aggregates<KeptSimulation> kept;
  private final JsonMapper json;

  SimulationController(
      Simulating simulating, Schemes schemes, Aggregates<KeptSimulation> kept, JsonMapper json) {
    this.simulating = simulating;
    this.schemes = schemes;
    this.kept = kept;
    this.json = json;
  }

  /** A kept simulation without what stands in it. */
  record Summary(
      String simulation,
      @Nullable String line,
      String from,
      String to,
      String reason,
      String by,
      Instant at,
      String digest) {

    static Summary of(Stored<KeptSimulation> stored) {
      var body = stored.body();
      return new Summary(
          stored.id(),
          body.line(),
          body.from(),
          body.to(),
          body.reason(),
          body.by(),
          body.at(),
          body.digest());
    }
  }

  /** A kept simulation: who asked what and when, and what came of it. */
  record Whole(Summary kept, Inputs inputs, Simulation result) {}

  /**
   * @param after the contract after which to go on
   */
  @PostMapping
  @PreAuthorize(READERS)
  ResponseEntity<Simulation> simulate(
      Call call,
      @RequestParam(required = false) @Nullable String after,
      @Valid @RequestBody SimulationForm form) {
    form.check();
    if (form.definition() != null) {
      var faults = schemes.faults(call.hospital(), form.definition());
      if (!faults.isEmpty()) {
        throw new Invalid(faults);
      }
    }
    return form.keep() == null
        ? ResponseEntity.ok(simulating.run(call.hospital(), form, after))
        : keep(call, form, after);
  }

  private ResponseEntity<Simulation> keep(Call call, SimulationForm form, @Nullable String after) {
    var id = kept.newId(call);
    var made =
        kept.create(
            call,
            id,
            () -> {
              var result = simulating.run(call.hospital(), form, after);
              return Change.to(kept(call, form, after, result)).because(form.keep());
            });
    return Answers.created(made, "/api/simulations/" + id, this::result);
  }

  private KeptSimulation kept(
      Call call, SimulationForm form, @Nullable String after, Simulation result) {
    var asked = json.writeValueAsString(new Inputs(form, after));
    var answered = json.writeValueAsString(result);
    return new KeptSimulation(
        form.line(),
        form.from().toString(),
        form.to().toString(),
        String.valueOf(form.keep()),
        call.caller().subject(),
        call.now(),
        asked,
        answered,
        Digest.sha256(asked + "\n" + answered));
  }

  /** All that a simulation was asked with. */
  record Inputs(SimulationForm form, @Nullable String after) {}

  /** Kept ones, the newest first. */
  @GetMapping
  @PreAuthorize(READERS)
  Page<Summary> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (line != null) {
      filters.put("line", line);
    }
    return kept.list(caller, new ListQuery(filters, "-at", limit, after, changedSince))
        .map(Summary::of);
  }

  @GetMapping("/{simulation}")
  @PreAuthorize(READERS)
  ResponseEntity<Whole> one(Caller caller, @PathVariable String simulation) {
    return Answers.found(kept.get(caller, simulation), this::whole);
  }

  private Whole whole(Stored<KeptSimulation> stored) {
    return new Whole(
        Summary.of(stored), json.readValue(stored.body().asked(), Inputs.class), result(stored));
  }

  private Simulation result(Stored<KeptSimulation> stored) {
    return json.readValue(stored.body().answered(), Simulation.class);
  }
}
