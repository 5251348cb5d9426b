package cn.houqin.platform.idempotency;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/**
 * What an aggregate remembers of the commands that made it: its creation for life, the last 50
 * others for 24 hours. A repeat has the same subject, command, key and body.
 */
public final class Repeats {

  public static final int REQUESTS_KEPT = 50;
  private static final Duration KEPT_FOR = Duration.ofHours(24);

  private Repeats() {}

  public static Document createdBy(Call call) {
    return entry(call, 201);
  }

  public static Document request(Call call, long version) {
    return entry(call, 200)
        .append(Envelope.VERSION, version)
        .append("at", Date.from(MachineTime.now()));
  }

  private static Document entry(Call call, int status) {
    return new Document("key", call.key())
        .append("by", call.caller().subject())
        .append("command", call.command())
        .append("digest", call.bodyDigest())
        .append("status", status);
  }

  /** Refuses a key that was used with another body, where its digest is kept elsewhere. */
  public static void refuseAnotherBody(Call call, String digest) {
    if (call.key() != null && !digest.equals(call.bodyDigest())) {
      throw new IdempotencyKeyReused(call.key());
    }
  }

  /** Whether this call created the aggregate; refuses its key under another body. */
  public static boolean isCreation(Call call, Document aggregate) {
    return isRepeat(call, aggregate.get(Envelope.CREATED_BY, Document.class));
  }

  /** Whether this call changed the aggregate before; refuses its key under another body. */
  public static boolean isRepeat(Call call, List<Document> requests) {
    var horizon = Date.from(MachineTime.now().minus(KEPT_FOR));
    return call.key() != null
        && requests.stream()
            .filter(request -> request.getDate("at").after(horizon))
            .anyMatch(request -> isRepeat(call, request));
  }

  /** Whether this call made the entry before; refuses its key under another body. */
  public static boolean isRepeat(Call call, Document entry) {
    var key = call.key();
    if (key == null
        || !key.equals(entry.getString("key"))
        || !call.caller().subject().equals(entry.getString("by"))
        || !call.command().equals(entry.getString("command"))) {
      return false;
    }
    if (!Objects.equals(call.bodyDigest(), entry.getString("digest"))) {
      throw new IdempotencyKeyReused(key);
    }
    return true;
  }
}
