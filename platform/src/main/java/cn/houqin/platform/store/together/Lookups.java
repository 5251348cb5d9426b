package cn.houqin.platform.store.together;

import cn.houqin.platform.together.Together;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/** Documents by their key; those that are looked for at the same moment in one question. */
public final class Lookups {

  private final Supplier<MongoCollection<Document>> from;
  private final Together<String, Optional<Document>> together = new Together<>(this::find);

  public Lookups(Supplier<MongoCollection<Document>> from) {
    this.from = from;
  }

  public Optional<Document> find(String key) {
    return together.ask(key);
  }

  /** Of each the document, if there is one. */
  List<Optional<Document>> find(List<String> keys) {
    var found = new HashMap<String, Document>();
    from.get()
        .find(new Document("_id", new Document("$in", keys.stream().distinct().toList())))
        .forEach(document -> found.put(document.getString("_id"), document));
    return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
  }
}
