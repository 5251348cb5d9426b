package cn.houqin.platform.notice;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.notice.Notices.Position;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

  private static final String PREFIX = "notice.";

  private final Notices notices;
  private final MessageSource messages;

  NoticeController(Notices notices, MessageSource messages) {
    this.notices = notices;
    this.messages = messages;
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
      Locale locale,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    if (limit < 1 || limit > 200) {
      throw Invalid.field("limit", "between", limit, 1, 200);
    }
    var page = notices.list(caller, unread, limit, after == null ? null : position(after));
    var next = page.size() < limit ? null : cursor(page.getLast());
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
        text(notice, locale),
        notice.at(),
        notice.readBy().contains(caller.subject()));
  }

  /** The text names what it is about as {@code {contract}}; a key without text is shown itself. */
  private String text(FiledNotice notice, Locale locale) {
    var key = notice.key().startsWith(PREFIX) ? notice.key() : PREFIX + notice.key();
    var text = messages.getMessage(key, null, notice.key(), locale);
    if (text == null) {
      return notice.key();
    }
    for (var id : notice.ids().entrySet()) {
      text = text.replace("{" + id.getKey() + "}", id.getValue());
    }
    return text;
  }

  private static String cursor(FiledNotice last) {
    var text = last.at() + " " + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Position position(String cursor) {
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      return new Position(Instant.parse(parts[0]), parts[1]);
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException bad) {
      throw Invalid.field("after", "cursor", cursor);
    }
  }
}
