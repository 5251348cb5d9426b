package cn.houqin.platform.paging;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list and where a page goes on in it: by a field, then by id. Absent values come
 * before all others.
 */
public record Keyset(String field, boolean descending) {

  /**
   * @param sort a field, with a leading {@code -} for descending
   */
  public static Keyset of(String sort) {
    return sort.startsWith("-") ? new Keyset(sort.substring(1), true) : new Keyset(sort, false);
  }

  public Document sort() {
    var direction = descending ? -1 : 1;
    return new Document(field, direction).append("_id", direction);
  }

  /** What comes after a position; a redundant bound beside the choices keeps the scan short. */
  public Document after(@Nullable Object value, String id) {
    var further = descending ? "$lt" : "$gt";
    var choices = new ArrayList<Document>();
    choices.add(new Document(field, value).append("_id", new Document(further, id)));
    if (value == null) {
      if (!descending) {
        choices.add(new Document(field, new Document("$ne", null)));
      }
      return new Document("$or", choices);
    }
    choices.add(new Document(field, new Document(further, value)));
    if (descending) {
      choices.add(new Document(field, null));
    }
    return new Document("$or", choices).append(field, bound(value));
  }

  private Document bound(Object value) {
    return descending
        ? new Document("$not", new Document("$gt", value))
        : new Document("$gte", value);
  }

  /** The value of the field in a document that a page ends with. */
  public @Nullable Object value(Document document) {
    return document.getEmbedded(List.of(field.split("\\.")), Object.class);
  }
}
