package cn.houqin.workorder.inspection;

import cn.houqin.events.Event;
import cn.houqin.events.Streams;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.InspectionEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.order.Mark;
import cn.houqin.workorder.site.Sites;
import cn.houqin.workorder.terms.Covers;
import cn.houqin.workorder.terms.TermsBook;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Inspections of a line's work. */
@RestController
@RequestMapping("/api/service-lines/{line}/inspections")
class InspectionController {

  private final Aggregates<Inspection> inspections;
  private final Sites sites;
  private final TermsBook terms;
  private final Covers covers;

  InspectionController(
      Aggregates<Inspection> inspections, Sites sites, TermsBook terms, Covers covers) {
    this.inspections = inspections;
    this.sites = sites;
    this.covers = covers;
    this.terms = terms;
  }

  /** A checklist as it was filled in. */
  record InspectionForm(@NotNull String location, @NotEmpty List<@Valid ElementForm> elements) {}

  /** One line of it. */
  record ElementForm(
      @NotBlank String element, Inspection.@NotNull Result result, @Nullable String remark) {}

  /** An inspection as it is shown; no applicable element, no score. */
  record InspectionView(String inspection, Inspection result, int passed, int failed) {
    static InspectionView of(Stored<Inspection> stored) {
      return new InspectionView(
          stored.id(),
          stored.body(),
          stored.body().count(Inspection.Result.PASSED),
          stored.body().count(Inspection.Result.FAILED));
    }
  }

  @PostMapping
  @PreAuthorize("hasRole('SUPERVISOR')")
  ResponseEntity<InspectionView> record(
      Call call, @PathVariable String line, @Valid @RequestBody InspectionForm form) {
    var id = inspections.newId(call);
    var made = inspections.create(call, id, () -> recorded(call, line, id, form));
    return Answers.created(
        made, "/api/service-lines/" + line + "/inspections/" + id, InspectionView::of);
  }

  private Change<Inspection> recorded(Call call, String line, String id, InspectionForm form) {
    var place =
        sites
            .find(call.hospital(), form.location())
            .orElseThrow(() -> Invalid.field("/location", "known-location", form.location()));
    var cover =
        covers
            .live(
                call.hospital(),
                new CoverageLookup.Place(line, place.path()),
                call.now(),
                call.now())
            .stream()
            .findFirst();
    var elements =
        form.elements().stream()
            .map(one -> new Inspection.Element(one.element(), one.result(), one.remark()))
            .toList();
    var draft = inspection(call, line, form, cover, elements, List.of());
    var evidence = evidence(call, line, id, draft, cover);
    var marks =
        evidence.stream()
            .map(one -> Mark.of(one.evidenceId(), one.contract(), line, one.month()))
            .toList();
    var events = new ArrayList<Event>();
    events.add(event(call, id, draft));
    evidence.forEach(one -> events.add(new InspectionEvent.EvidenceRecorded(one, call.now())));
    return Change.to(inspection(call, line, form, cover, elements, marks)).announcing(events);
  }

  private static Inspection inspection(
      Call call,
      String line,
      InspectionForm form,
      Optional<Cover> cover,
      List<Inspection.Element> elements,
      List<Mark> marks) {
    return new Inspection(
        line,
        form.location(),
        cover.map(Cover::contract).orElse(null),
        cover.map(Cover::version).orElse(null),
        cover.map(Cover::vendor).orElse(null),
        elements,
        call.caller().subject(),
        call.now(),
        marks);
  }

  /** No applicable element: no result, not 0 and not 100. */
  private List<Evidence> evidence(
      Call call, String line, String id, Inspection body, Optional<Cover> cover) {
    var passed = body.count(Inspection.Result.PASSED);
    var applicable = passed + body.count(Inspection.Result.FAILED);
    if (applicable == 0 || cover.isEmpty()) {
      return List.of();
    }
    var month = YearMonth.from(call.now().atZone(terms.zone(call.hospital()))).toString();
    return List.of(
        new Evidence(
            id + "/INSPECTION_PASS",
            "INSPECTION_PASS",
            cover.get().contract(),
            cover.get().version(),
            line,
            cover.get().vendor(),
            month,
            Integer.toString(passed),
            Integer.toString(applicable),
            call.now(),
            "inspection",
            id,
            "INSPECTION_PASS"));
  }

  private static InspectionEvent.Recorded event(Call call, String id, Inspection body) {
    return new InspectionEvent.Recorded(
        id,
        body.line(),
        body.location(),
        body.contract(),
        body.contractVersion(),
        body.vendor(),
        body.count(Inspection.Result.PASSED),
        body.count(Inspection.Result.FAILED),
        body.count(Inspection.Result.NOT_APPLICABLE),
        body.inspectedBy(),
        body.endedAt(),
        call.now());
  }

  @GetMapping("/{inspection}")
  @PreAuthorize(
      "hasAnyRole('SUPERVISOR','DISPATCHER','VENDOR_MANAGER','AUDITOR','ADMINISTRATOR','VENDOR')")
  ResponseEntity<InspectionView> one(
      Caller caller, @PathVariable String line, @PathVariable String inspection) {
    return Answers.found(inspections.get(caller, inspection), InspectionView::of);
  }

  @GetMapping
  @PreAuthorize(
      "hasAnyRole('SUPERVISOR','DISPATCHER','VENDOR_MANAGER','AUDITOR','ADMINISTRATOR','VENDOR')")
  Page<InspectionView> list(
      Caller caller,
      @PathVariable String line,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return inspections
        .list(caller, new ListQuery(Map.of("line", line), "-endedAt", limit, after, changedSince))
        .map(InspectionView::of);
  }

  /** How inspections are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Inspection> inspectionAggregates(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "inspection",
              "inspections",
              Inspection.class,
              new Publication.Facts<>(Streams.INSPECTIONS),
              new VendorScope.Field("vendor"),
              List.of(
                  IndexSpec.on("line", "-endedAt"),
                  IndexSpec.on("evidence.contract", "evidence.line", "evidence.month"))));
    }
  }
}
