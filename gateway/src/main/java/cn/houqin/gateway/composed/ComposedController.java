package cn.houqin.gateway.composed;

import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the gateway puts together from several services. */
@RestController
class ComposedController {

  private final Board board;
  private final NoticeBox notices;
  private final AuditBook audit;
  private final Descriptions descriptions;

  ComposedController(Board board, NoticeBox notices, AuditBook audit, Descriptions descriptions) {
    this.board = board;
    this.notices = notices;
    this.audit = audit;
    this.descriptions = descriptions;
  }

  /** Open orders of one line or of all. */
  @GetMapping("/api/board")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  Board.View board(
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable Instant changedSince,
      @RequestHeader("Authorization") String token) {
    if (line != null && !line.matches("[A-Z][A-Z0-9_]{1,39}")) {
      throw Invalid.field("line", "line-code", line);
    }
    return board.of(new Board.Wanted(line, within(limit), changedSince), token);
  }

  /** What the caller should know. */
  @GetMapping("/api/notices")
  @PreAuthorize("isAuthenticated()")
  NoticeBox.View notices(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable Instant changedSince,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader("Authorization") String token) {
    return notices.of(new NoticeBox.Wanted(within(limit), unread, changedSince, after), token);
  }

  /**
   * Who did what, in all services: all, what one person did, or what was done to one record.
   *
   * @param kind with subject: of one record
   */
  @GetMapping("/api/audit")
  @PreAuthorize("hasRole('AUDITOR')")
  AuditBook.View audit(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable Instant changedSince,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader("Authorization") String token) {
    return audit.of(
        new AuditBook.Wanted(kind, subject, by, changedSince, within(limit), after), token);
  }

  /** A service's own description of its API (OpenAPI 3.1). */
  @GetMapping(path = "/docs/{service}", produces = "application/json")
  @PreAuthorize("permitAll()")
  JsonNode description(@PathVariable String service) {
    return descriptions.of(service);
  }

  private static int within(int limit) {
    if (limit < 1 || limit > 200) {
      throw Invalid.field("limit", "between", limit, 1, 200);
    }
    return limit;
  }
}
