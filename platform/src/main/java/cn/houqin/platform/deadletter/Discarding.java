package cn.houqin.platform.deadletter;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.idempotency.Repeats;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/** An operator's word that an event is never to take effect: repeatable, and audited. */
record Discarding(Call call, String reason) {

  private static final String DISCARDED_BY = "discardedBy";

  /** Whether this very call discarded a letter before; refuses its key under another body. */
  static boolean isBy(Call call, @Nullable Document letter) {
    var discarded = letter == null ? null : letter.get(DISCARDED_BY, Document.class);
    return discarded != null && Repeats.isRepeat(call, discarded);
  }

  String by() {
    return call.caller().subject();
  }

  /** The letter remembers the call, by which a repeat is recognised. */
  Update marking(Update update) {
    return update.set(DISCARDED_BY, Repeats.createdBy(call));
  }

  /** What stands in the audit trail. */
  Document audited(DeadLetter letter) {
    return new Document("_id", "dead-letter/" + letter.id() + "/discard")
        .append("hospital", hospital(letter))
        .append("kind", "dead-letter")
        .append("subject", letter.id())
        .append("version", 1L)
        .append("by", by())
        .append("command", call.command())
        .append("at", Date.from(call.now()))
        .append("reason", reason)
        .append("unsealed", true);
  }

  /** The event's; an event that names none is audited with the operator's. */
  private String hospital(DeadLetter letter) {
    return Objects.requireNonNullElse(letter.event().header("ce_hospitalid"), call.hospital());
  }
}
