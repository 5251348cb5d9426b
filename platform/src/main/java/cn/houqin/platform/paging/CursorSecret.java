package cn.houqin.platform.paging;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.security.SecureRandom;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One secret per database, so that every instance reads every cursor. */
public final class CursorSecret {

  private static final String SETTINGS = "platform_settings";

  private final MongoTemplate mongo;
  private volatile @Nullable Cursors cursors;

  public CursorSecret(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  public Cursors cursors() {
    var present = cursors;
    if (present == null) {
      present = new Cursors(secret());
      cursors = present;
    }
    return present;
  }

  private byte[] secret() {
    var fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    var kept =
        mongo
            .getCollection(SETTINGS)
            .findOneAndUpdate(
                new Document("_id", "cursor-secret"),
                new Document("$setOnInsert", new Document("secret", new Binary(fresh))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(kept).get("secret", Binary.class).getData();
  }
}
