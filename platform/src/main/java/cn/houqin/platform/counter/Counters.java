package cn.houqin.platform.counter;

import cn.houqin.platform.together.Together;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * One document per series; a number drawn and not used leaves a gap. Who comes while a number is
 * being drawn waits, and all who wait draw theirs in one update.
 */
public final class Counters {

  private static final String COLLECTION = "counters";

  private final MongoTemplate mongo;
  private final Map<String, Together<String, Long>> drawings = new ConcurrentHashMap<>();

  public Counters(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The next number of a hospital's series, from 1. */
  public long next(String hospital, String series) {
    var id = id(hospital, series);
    return drawings.computeIfAbsent(id, _ -> new Together<>(all -> draw(id, all.size()))).ask(id);
  }

  /** The next numbers, one after another, in one update; none is drawn for 0. */
  public List<Long> next(String hospital, String series, int many) {
    return many == 0 ? List.of() : draw(id(hospital, series), many);
  }

  private static String id(String hospital, String series) {
    return hospital + "/" + series;
  }

  private List<Long> draw(String id, long many) {
    var after =
        mongo
            .getCollection(COLLECTION)
            .findOneAndUpdate(
                new Document("_id", id),
                new Document("$inc", new Document("last", many)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    var last = Objects.requireNonNull(after).getLong("last");
    return LongStream.rangeClosed(last - many + 1, last).boxed().toList();
  }
}
