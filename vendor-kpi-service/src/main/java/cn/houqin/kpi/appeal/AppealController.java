package cn.houqin.kpi.appeal;

import cn.houqin.kpi.appeal.Appeal.Attachment;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Appeals: filed by the vendor, decided by a panel. A vendor user sees its own. */
@RestController
class AppealController {

  static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','LEGAL','ASSESSOR','AUDITOR',"
          + "'ADMINISTRATOR','VENDOR')";

  private final Aggregates<Appeal> stored;
  private final Appeals appeals;

  AppealController(Aggregates<Appeal> stored, Appeals appeals) {
    this.stored = stored;
    this.appeals = appeals;
  }

  /**
   * What is appealed against and why: figures of the indicator, or with none the whole line: all of
   * them.
   */
  record AppealForm(
      @NotBlank String indicator,
      @Nullable @Size(max = 100) List<@NotBlank String> evidence,
      @NotBlank String grounds,
      @Nullable @Size(max = 20) List<@Valid AttachmentForm> attachments) {}

  /** A document that stands elsewhere. */
  record AttachmentForm(
      @NotBlank String name,
      @NotBlank String location,
      @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}

  /** Subjects of the members. */
  record PanelForm(@NotEmpty List<@NotBlank String> members) {}

  /** One member's vote; accepted of these figures only, or of all where none are named. */
  record VoteForm(
      @NotNull Boolean accepted,
      @NotBlank String reason,
      @Nullable @Size(min = 1, max = 2000) List<@NotBlank String> evidence) {

    Vote by(Call call) {
      var figures = evidence == null ? null : List.copyOf(evidence);
      return new Vote(call.caller().subject(), accepted, reason, call.now(), figures);
    }
  }

  /**
   * An appeal as it is shown.
   *
   * @param granted the figures that the panel took out of the count
   */
  record AppealView(String appeal, Appeal body, List<String> granted) {
    static AppealView of(Stored<Appeal> stored) {
      return new AppealView(stored.id(), stored.body(), stored.body().granted());
    }
  }

  @PostMapping("/api/scorecards/{scorecard}/appeals")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<AppealView> file(
      Call call, @PathVariable String scorecard, @Valid @RequestBody AppealForm form) {
    var attachments = form.attachments() == null ? List.<AttachmentForm>of() : form.attachments();
    var filing =
        new Appeal.Filing(
            call.caller().subject(),
            call.now(),
            form.grounds(),
            attachments.stream()
                .map(one -> new Attachment(one.name(), one.location(), one.sha256()))
                .toList());
    var evidence = form.evidence() == null ? List.<String>of() : List.copyOf(form.evidence());
    var subject = new Appeal.Subject(form.indicator(), evidence);
    var filed = appeals.file(call, scorecard, subject, filing);
    return Answers.created(filed, "/api/appeals/" + filed.stored().id(), AppealView::of);
  }

  @PostMapping("/api/appeals/{appeal}/panel")
  @PreAuthorize("hasRole('VENDOR_MANAGER')")
  ResponseEntity<AppealView> panel(
      Call call, @PathVariable String appeal, @Valid @RequestBody PanelForm form) {
    return Answers.done(appeals.panel(call, appeal, form.members()), AppealView::of);
  }

  /** By a member of the panel, whatever else that person is. */
  @PostMapping("/api/appeals/{appeal}/votes")
  @PreAuthorize("isAuthenticated() and !hasAnyRole('VENDOR','OPERATOR')")
  ResponseEntity<AppealView> vote(
      Call call, @PathVariable String appeal, @Valid @RequestBody VoteForm form) {
    return Answers.done(appeals.vote(call, appeal, form.by(call)), AppealView::of);
  }

  @GetMapping("/api/appeals/{appeal}")
  @PreAuthorize(READERS)
  ResponseEntity<AppealView> one(Caller caller, @PathVariable String appeal) {
    return Answers.found(stored.get(caller, appeal), AppealView::of);
  }

  /** Appeals, those that ought to be decided last first. */
  @GetMapping("/api/appeals")
  @PreAuthorize(READERS)
  Page<AppealView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String scorecard,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (scorecard != null) {
      filters.put("scorecard", scorecard);
    }
    return stored
        .list(caller, new ListQuery(filters, "-decideBy", limit, after, changedSince))
        .map(AppealView::of);
  }
}
