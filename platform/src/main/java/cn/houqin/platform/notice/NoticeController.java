package cn.houqin.platform.notice;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.Moment;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller should know, in the caller's language. */
@RestController
@RequestMapping("/api/${spring.application.name}/notices")
class NoticeController {

  private final Notices notices;
  private final NoticeTexts texts;

  NoticeController(Notices notices, NoticeTexts texts) {
    this.notices = notices;
    this.texts = texts;
  }

  record View(
      String id,
      String recipient,
      String key,
      Map<String, String> ids,
      String text,
      Instant at,
      boolean read) {}

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  Page<View> list(
      Caller caller,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    var locale = Languages.of(request);
    if (limit < 1 || limit > 200) {
      throw Invalid.field("limit", "between", limit, 1, 200);
    }
    var page =
        notices.list(caller, unread, limit, after == null ? null : Moment.of(after), changedSince);
    var next =
        page.size() < limit
            ? null
            : new Moment(page.getLast().at(), page.getLast().id()).toCursor();
    return new Page<>(page, next).map(notice -> view(notice, caller, locale));
  }

  @PostMapping("/{id}/read")
  @PreAuthorize("isAuthenticated()")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(Caller caller, @PathVariable String id) {
    if (!notices.read(caller, stored(id))) {
      throw new NotFound("notice", id);
    }
  }

  /** Stored ids hold slashes, which a path cannot. */
  private static String shown(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String stored(String id) {
    try {
      return new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new NotFound("notice", id);
    }
  }

  private View view(FiledNotice notice, Caller caller, Locale locale) {
    return new View(
        shown(notice.id()),
        notice.recipient(),
        notice.key(),
        notice.ids(),
        texts.of(notice.key(), notice.ids(), locale),
        notice.at(),
        notice.readBy().contains(caller.subject()));
  }
}
