package cn.houqin.platform.filing;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes the audit entry and the notices of a change. They stand in the aggregate's {@code filing}
 * list under the {@code _id} they are filed with.
 */
public final class Filings {

  static final String INTO = "into";
  static final String AUDIT = "audit";
  static final String NOTICES = "notices";

  private final Digests digests;

  public Filings(CodecRegistry codecs) {
    this.digests = new Digests(codecs);
  }

  /**
   * The version of an aggregate that a change makes. Every version has exactly one audit entry, so
   * that the version is also the count of entries so far.
   *
   * @param kind name of the aggregate's type
   */
  public record Subject(String kind, String hospital, String id, long version) {

    String key() {
      return hospital + "/" + kind + "/" + id + "/" + version;
    }
  }

  /**
   * @param before the aggregate's own fields, null at its creation
   */
  public List<Document> of(
      Subject subject, Call call, Change<?> change, @Nullable Document before, Document after) {
    var entries = new ArrayList<Document>();
    entries.add(
        audit(subject, call)
            .append("reason", change.reason())
            .append("before", before == null ? null : digests.of(before))
            .append("after", digests.of(after)));
    for (var notice : change.notices()) {
      entries.add(notice(subject, call, notice, entries.size()));
    }
    return entries;
  }

  private static Document audit(Subject subject, Call call) {
    return new Document("_id", subject.key())
        .append(INTO, AUDIT)
        .append(Envelope.HOSPITAL, subject.hospital())
        .append("kind", subject.kind())
        .append("subject", subject.id())
        .append(Envelope.VERSION, subject.version())
        .append("count", subject.version())
        .append("by", call.caller().subject())
        .append("command", call.command())
        .append("at", Date.from(call.now()))
        .append("unsealed", true);
  }

  private static Document notice(Subject subject, Call call, Notice notice, int number) {
    return new Document("_id", subject.key() + "/" + number)
        .append(INTO, NOTICES)
        .append(Envelope.HOSPITAL, subject.hospital())
        .append("recipient", notice.recipient())
        .append("key", notice.key())
        .append("ids", new Document(notice.ids()))
        .append("at", Date.from(call.now()))
        .append("readBy", List.of());
  }
}
