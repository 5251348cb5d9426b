package cn.houqin.platform.store;

import java.util.Objects;
import org.bson.Document;

/** What a change sets and takes away among an aggregate's own top-level fields. */
record Difference(Document set, Document unset) {

  static Difference between(Document before, Document after) {
    var set = new Document();
    var unset = new Document();
    after.forEach(
        (field, value) -> {
          if (!before.containsKey(field) || !Objects.equals(before.get(field), value)) {
            set.append(field, value);
          }
        });
    before
        .keySet()
        .forEach(
            field -> {
              if (!after.containsKey(field)) {
                unset.append(field, "");
              }
            });
    return new Difference(set, unset);
  }

  boolean isEmpty() {
    return set.isEmpty() && unset.isEmpty();
  }
}
