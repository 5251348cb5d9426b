package cn.houqin.platform.aggregate;

import java.util.List;
import org.bson.Document;

/** The fields that stand beside an aggregate's own in its document. */
public final class Envelope {

  public static final String HOSPITAL = "hospital";
  public static final String VERSION = "version";

  /** Number of the newest fact announced. */
  public static final String SEQUENCE = "sequence";

  /** Facts that wait to be published. */
  public static final String OUTBOX = "outbox";

  /** Set by a write that has something to publish, absent when all is published. */
  public static final String PENDING_AT = "pendingAt";

  /** The end of a relay's hold; no other write touches it. */
  public static final String HELD_UNTIL = "heldUntil";

  /** Which of a relay's holds it is; no other write touches it. */
  public static final String HELD_BY = "heldBy";

  /** Audit entries and notices that wait to be filed. */
  public static final String FILING = "filing";

  public static final String FILING_AT = "filingAt";

  /** The last commands under an idempotency key. */
  public static final String REQUESTS = "requests";

  public static final String CREATED_BY = "createdBy";
  public static final String CHANGED_AT = "changedAt";

  /** The move with which a document left this database; no change touches it any more. */
  public static final String EPOCH = "epoch";

  /** The trace of the newest change, where the aggregate is published as it stands. */
  public static final String TRACE = "traceparent";

  public static final List<String> ALL =
      List.of(
          "_id",
          HOSPITAL,
          VERSION,
          SEQUENCE,
          OUTBOX,
          PENDING_AT,
          HELD_UNTIL,
          HELD_BY,
          FILING,
          FILING_AT,
          REQUESTS,
          CREATED_BY,
          CHANGED_AT,
          EPOCH,
          TRACE);

  private Envelope() {}

  /** The {@code _id} of a document. */
  public static String key(String hospital, String id) {
    return hospital + "/" + id;
  }

  /** The id within the hospital. */
  public static String id(Document document) {
    return document.getString("_id").substring(document.getString(HOSPITAL).length() + 1);
  }
}
