package cn.houqin.platform.store.together;

import cn.houqin.platform.together.Together;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.codecs.configuration.CodecConfigurationException;

/**
 * Inserts documents one by one for who asks, those of a moment in one command, confirmed together:
 * the store waits once for its majority. What it has against one concerns that one alone.
 */
public final class Inserts {

  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

  private final Supplier<MongoCollection<Document>> into;
  private final Together<Document, Optional<RuntimeException>> together =
      new Together<>(this::insert);

  public Inserts(Supplier<MongoCollection<Document>> into) {
    this.into = into;
  }

  /** Throws what a single insert throws. */
  public void insert(Document document) {
    together
        .ask(document)
        .ifPresent(
            refused -> {
              throw refused;
            });
  }

  /** What there is against each; throws where nobody can tell of any. */
  List<Optional<RuntimeException>> insert(List<Document> all) {
    if (all.size() == 1) {
      return List.of(alone(all.getFirst()));
    }
    try {
      into.get().insertMany(all, ANY_ORDER);
      return Collections.nCopies(all.size(), Optional.empty());
    } catch (MongoBulkWriteException refused) {
      return each(all.size(), refused);
    } catch (MongoCommandException | BSONException | CodecConfigurationException _) {
      return all.stream().map(this::alone).toList();
    }
  }

  private Optional<RuntimeException> alone(Document document) {
    try {
      into.get().insertOne(document);
      return Optional.empty();
    } catch (MongoWriteException
        | MongoCommandException
        | BSONException
        | CodecConfigurationException refused) {
      return Optional.of(refused);
    }
  }

  private static List<Optional<RuntimeException>> each(int many, MongoBulkWriteException refused) {
    if (refused.getWriteConcernError() != null) {
      throw refused;
    }
    var each =
        new ArrayList<Optional<RuntimeException>>(Collections.nCopies(many, Optional.empty()));
    for (var error : refused.getWriteErrors()) {
      each.set(
          error.getIndex(),
          Optional.of(new MongoWriteException(error, refused.getServerAddress(), Set.of())));
    }
    return each;
  }
}
