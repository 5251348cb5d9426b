package cn.houqin.platform.store;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.observe.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a change puts beside the aggregate's own fields: events, audit entry, notices. */
final class Writing {

  private final JsonMapper json;

  Writing(JsonMapper json) {
    this.json = json;
  }

  /** Outbox entries numbered from {@code first}. */
  List<Document> outbox(List<? extends Event> events, long first, Instant machineNow) {
    var entries = new ArrayList<Document>();
    for (var event : events) {
      entries.add(
          new Document("n", first + entries.size())
              .append("type", typeOf(event))
              .append("at", Date.from(machineNow))
              .append(Trace.HEADER, Trace.current())
              .append("data", json.writeValueAsString(event)));
    }
    return entries;
  }

  static String typeOf(Event event) {
    return java.util.Objects.requireNonNull(
            event.getClass().getAnnotation(EventType.class),
            () -> event.getClass() + " has no @EventType")
        .value();
  }

  /** The audit entry and the notices of a change, to be filed under their own ids. */
  List<Document> filing(
      AuditSubject subject,
      Call call,
      Change<?> change,
      @Nullable Document before,
      Document after) {
    var entries = new ArrayList<Document>();
    entries.add(audit(subject, call, change.reason(), before, after));
    for (var notice : change.notices()) {
      entries.add(notice(subject, call, notice, entries.size()));
    }
    return entries;
  }

  /** What an audit entry is about. */
  record AuditSubject(String kind, String hospital, String id, long version) {

    String key() {
      return hospital + "/" + kind + "/" + id + "/" + version;
    }
  }

  private static Document audit(
      AuditSubject subject,
      Call call,
      @Nullable String reason,
      @Nullable Document before,
      Document after) {
    return new Document("_id", subject.key())
        .append("into", "audit")
        .append(Envelope.HOSPITAL, subject.hospital())
        .append("kind", subject.kind())
        .append("subject", subject.id())
        .append(Envelope.VERSION, subject.version())
        .append("by", call.caller().subject())
        .append("command", call.command())
        .append("at", Date.from(call.now()))
        .append("reason", reason)
        .append("before", before == null ? null : digest(before))
        .append("after", digest(after));
  }

  private static Document notice(AuditSubject subject, Call call, Notice notice, int number) {
    return new Document("_id", subject.key() + "/" + number)
        .append("into", "notices")
        .append(Envelope.HOSPITAL, subject.hospital())
        .append("recipient", notice.recipient())
        .append("key", notice.key())
        .append("ids", new Document(notice.ids()))
        .append("at", Date.from(call.now()))
        .append("readBy", List.of());
  }

  private static String digest(Document body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(body.toJson().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
