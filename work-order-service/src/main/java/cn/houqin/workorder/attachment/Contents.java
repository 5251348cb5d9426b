package cn.houqin.workorder.attachment;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.UUID;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The bytes of attachments, in GridFS. */
@Component
class Contents {

  private static final String BUCKET = "attachment_contents";
  private static final String ATTEMPT = "~";

  /** Sorts behind every attempt. */
  private static final String LAST = "\u007f";

  private final MongoTemplate mongo;

  Contents(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  private GridFSBucket bucket() {
    return GridFSBuckets.create(mongo.getDb(), BUCKET);
  }

  /**
   * Stores it beside what others may be storing for the same attachment.
   *
   * @param content id of the attachment's content before any was stored
   * @return the id it has now
   */
  String store(String hospital, String content, byte[] bytes) {
    var id = content + ATTEMPT + UUID.randomUUID();
    bucket()
        .uploadFromStream(
            new BsonString(id),
            id,
            new ByteArrayInputStream(bytes),
            new GridFSUploadOptions().metadata(new Document("hospital", hospital)));
    return id;
  }

  InputStream open(String content) {
    return bucket().openDownloadStream(new BsonString(content));
  }

  /** Deletes what was stored of the same attachment, whole or in part, and is not this one. */
  void deleteOthers(String kept) {
    delete(new Document(ofAttachment(kept)).append("$ne", kept));
  }

  /** Deletes all that was stored of an attachment; nothing if it is gone already. */
  void deleteAll(String content) {
    delete(ofAttachment(content));
  }

  private void delete(Document ids) {
    mongo.getCollection(BUCKET + ".files").deleteMany(new Document("_id", ids));
    mongo.getCollection(BUCKET + ".chunks").deleteMany(new Document("files_id", ids));
  }

  /** The ids that begin alike. */
  private static Document ofAttachment(String content) {
    var first = content.replaceFirst(ATTEMPT + ".*", "");
    return new Document("$gte", first).append("$lt", first + LAST);
  }
}
