package cn.houqin.workorder.inspection;

import cn.houqin.events.Event;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.InspectionEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.site.Sites;
import cn.houqin.workorder.terms.Covers;
import cn.houqin.workorder.terms.TermsBook;
import cn.houqin.workorder.watch.Mark;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes inspections and their evidence of checklists that were filled in. */
@Component
class Inspecting {

  private final Sites sites;
  private final TermsBook terms;
  private final Covers covers;

  Inspecting(Sites sites, TermsBook terms, Covers covers) {
    this.sites = sites;
    this.terms = terms;
    this.covers = covers;
  }

  Change<Inspection> recorded(Call call, String line, String id, InspectionForm form) {
    var place = sites.require(call.hospital(), form.location());
    var endedAt = form.ended(call.now());
    var cover = cover(call, new CoverageLookup.Place(line, place.path()), endedAt);
    var elements =
        form.elements().stream()
            .map(one -> new Inspection.Element(one.element(), one.result(), one.remark()))
            .toList();
    var draft = inspection(call, line, form, cover, elements);
    var evidence = evidence(call, line, id, draft, cover);
    var marks =
        evidence.stream()
            .map(one -> Mark.of(one.evidenceId(), one.contract(), line, one.month()))
            .toList();
    var events = new ArrayList<Event>();
    events.add(event(call, id, draft));
    evidence.forEach(one -> events.add(new InspectionEvent.EvidenceRecorded(one, call.now())));
    return Change.to(draft.with(marks)).announcing(events);
  }

  /** By the contract that covers it now, or covered it then where it is entered later. */
  private Optional<Cover> cover(Call call, CoverageLookup.Place place, Instant endedAt) {
    var found =
        endedAt.equals(call.now())
            ? covers.live(call.hospital(), place, endedAt, call.now())
            : covers.inForce(call.hospital(), place, endedAt);
    return found.stream().findFirst();
  }

  private static Inspection inspection(
      Call call,
      String line,
      InspectionForm form,
      Optional<Cover> cover,
      List<Inspection.Element> elements) {
    return new Inspection(
        line,
        form.location(),
        cover.map(Cover::contract).orElse(null),
        cover.map(Cover::version).orElse(null),
        cover.map(Cover::vendor).orElse(null),
        elements,
        call.caller().subject(),
        form.ended(call.now()),
        List.of());
  }

  /** No applicable element: no result, not 0 and not 100. */
  private List<Evidence> evidence(
      Call call, String line, String id, Inspection body, Optional<Cover> cover) {
    var passed = body.count(Inspection.Result.PASSED);
    var applicable = passed + body.count(Inspection.Result.FAILED);
    if (applicable == 0 || cover.isEmpty()) {
      return List.of();
    }
    var month = YearMonth.from(body.endedAt().atZone(terms.zone(call.hospital()))).toString();
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
            body.endedAt(),
            "inspection",
            id,
            "INSPECTION_PASS",
            body.inspectedBy()));
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
}
