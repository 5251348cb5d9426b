package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.store.listing.Scope;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Reads from the server's refusal of a write what was there already. */
final class Refusals {

  private final AggregateType<?> type;

  Refusals(AggregateType<?> type) {
    this.type = type;
  }

  /** The field of the violated unique index and its value; empty if it was the id. */
  Optional<AlreadyExists> alreadyThere(MongoWriteException refused, Document written) {
    if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
      throw refused;
    }
    var message = refused.getError().getMessage();
    return type.indexes().stream()
        .filter(index -> index.unique() && message.contains(Indexes.name(index) + " dup key"))
        .findFirst()
        .map(index -> Indexes.field(index.keys().getLast()))
        .map(field -> new AlreadyExists("/" + field.replace('.', '/'), value(written, field)));
  }

  private static String value(Document written, String field) {
    return String.valueOf(
        Scope.values(written, List.of(field.split("\\."))).findFirst().orElse(""));
  }
}
