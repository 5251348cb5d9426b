package cn.houqin.kpi.scorecard.explanation;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.web.Readers;
import cn.houqin.kpi.source.Records;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a card says what it says, down to the order behind a figure. */
@RestController
@RequestMapping("/api/scorecards/{scorecard}")
class ExplanationController {

  private final ExplainedCards found;
  private final CountedPages pages;
  private final Records records;

  ExplanationController(ExplainedCards found, CountedPages pages, Records records) {
    this.found = found;
    this.pages = pages;
    this.records = records;
  }

  @GetMapping("/explanation")
  @PreAuthorize(Readers.READERS)
  Explanation explain(Caller caller, @PathVariable String scorecard) {
    return Explanation.of(
        scorecard, found.computed(caller, scorecard), found.countedViews(caller, scorecard));
  }

  /** The evidence a card counts, in order of id. */
  @GetMapping("/observations")
  @PreAuthorize(Readers.READERS)
  Page<Observation> observations(
      Caller caller,
      @PathVariable String scorecard,
      @RequestParam(required = false) @Nullable String indicator,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    var counted = found.counted(caller, scorecard);
    return pages.page(
        new CountedPages.Asked(caller.hospital(), scorecard, indicator, limit, after, changedSince),
        counted,
        one -> one);
  }

  /** Everything that came for a card, each with how it counts. */
  @GetMapping("/evidence")
  @PreAuthorize(Readers.READERS)
  Page<EvidenceView> received(
      Caller caller,
      @PathVariable String scorecard,
      @RequestParam(required = false) @Nullable String indicator,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return pages.page(
        new CountedPages.Asked(caller.hospital(), scorecard, indicator, limit, after, changedSince),
        found.received(caller, scorecard),
        EvidenceView::observation);
  }

  /** A figure of evidence with the record behind it, as its owner has it now. */
  record Evidence(Observation observation, String link, Records.Behind behind) {}

  /** Fetches the record behind one figure; says so where its owner does not answer. */
  @GetMapping("/explanation/evidence")
  @PreAuthorize(Readers.READERS)
  Evidence evidence(Caller caller, @PathVariable String scorecard, @RequestParam String id) {
    var one =
        found.counted(caller, scorecard).stream()
            .filter(counted -> counted.evidenceId().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("evidence", id));
    var behind = records.behind(caller.hospital(), one.line(), one.source(), one.sourceId());
    var mine = caller.vendor();
    return new Evidence(
        one,
        Explanation.link(one),
        caller.isVendorUser() && mine != null ? behind.seenBy(mine) : behind);
  }
}
