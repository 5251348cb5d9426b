package cn.houqin.platform.store;

import java.util.List;
import org.bson.Document;

/** The fields that stand beside an aggregate's own. */
public final class Envelope {

  public static final String HOSPITAL = "hospital";
  public static final String VERSION = "version";
  public static final String SEQUENCE = "sequence";
  public static final String OUTBOX = "outbox";
  public static final String PENDING_AT = "pendingAt";
  public static final String HELD_UNTIL = "heldUntil";
  public static final String FILING = "filing";
  public static final String FILING_AT = "filingAt";
  public static final String REQUESTS = "requests";
  public static final String CREATED_BY = "createdBy";
  public static final String CHANGED_AT = "changedAt";

  static final List<String> ALL =
      List.of(
          "_id",
          HOSPITAL,
          VERSION,
          SEQUENCE,
          OUTBOX,
          PENDING_AT,
          HELD_UNTIL,
          FILING,
          FILING_AT,
          REQUESTS,
          CREATED_BY,
          CHANGED_AT);

  private Envelope() {}

  static String key(String hospital, String id) {
    return hospital + "/" + id;
  }

  /** The id within the hospital. */
  public static String id(Document document) {
    return document.getString("_id").substring(document.getString(HOSPITAL).length() + 1);
  }
}
