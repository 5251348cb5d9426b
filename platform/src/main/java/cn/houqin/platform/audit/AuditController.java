package cn.houqin.platform.audit;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.Moment;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, when and why, for auditors. */
@RestController
@RequestMapping("/api/${spring.application.name}/audit")
class AuditController {

  private static final int MOST = 200;

  private final AuditTrail trail;
  private final Verifier verifier;

  /** Verifies a hospital's trail. */
  @FunctionalInterface
  interface Verifier {
    Verification.Result of(String hospital);
  }

  AuditController(AuditTrail trail, Verifier verifier) {
    this.trail = trail;
    this.verifier = verifier;
  }

  /**
   * An entry.
   *
   * @param before digest of the aggregate before; null at its creation
   * @param batch the batch that seals it; null while none does
   */
  record Entry(
      String entry,
      String kind,
      String subject,
      long version,
      String by,
      String command,
      Instant at,
      @Nullable String reason,
      @Nullable String before,
      @Nullable String after,
      boolean sealed,
      @Nullable Long batch) {

    static Entry of(Document stored) {
      return new Entry(
          stored.getString("_id"),
          stored.getString("kind"),
          stored.getString("subject"),
          stored.getLong("version"),
          stored.getString("by"),
          stored.getString("command"),
          stored.getDate("at").toInstant(),
          stored.getString("reason"),
          stored.getString("before"),
          stored.getString("after"),
          stored.containsKey(AuditTrail.BATCH),
          stored.getLong(AuditTrail.BATCH));
    }
  }

  /**
   * Newest first: all, what one person did, or what was done to the subjects of a kind.
   *
   * @param kind with subject: of one record
   * @param changedSince only entries made at or after it
   */
  @GetMapping
  @PreAuthorize("hasRole('AUDITOR')")
  Page<Entry> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable Instant changedSince,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    if (limit < 1 || limit > MOST) {
      throw Invalid.field("limit", "between", limit, 1, MOST);
    }
    if ((kind == null) != (subject == null)) {
      throw Invalid.field(kind == null ? "kind" : "subject", "required", null);
    }
    var found =
        trail.newest(
            new AuditTrail.Question(
                caller.hospital(),
                Optional.ofNullable(kind),
                Optional.ofNullable(subject),
                Optional.ofNullable(by),
                Optional.ofNullable(changedSince)),
            limit + 1,
            after == null ? null : Moment.of(after));
    var shown = found.stream().limit(limit).map(Entry::of).toList();
    return new Page<>(shown, found.size() > limit ? cursor(shown) : null);
  }

  private static String cursor(List<Entry> shown) {
    return new Moment(shown.getLast().at(), shown.getLast().entry()).toCursor();
  }

  /** Whether everything is as it was sealed. */
  @GetMapping("/verification")
  @PreAuthorize("hasRole('AUDITOR')")
  Verification.Result verify(Caller caller) {
    return verifier.of(caller.hospital());
  }
}
