package cn.houqin.workorder.attachment;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The bytes of attachments, in GridFS. */
@Component
class Contents {

  private static final String BUCKET = "attachment_contents";

  private final MongoTemplate mongo;

  Contents(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  private GridFSBucket bucket() {
    return GridFSBuckets.create(mongo.getDb(), BUCKET);
  }

  /** Stores it; what an upload that was cut off left under the same id goes first. */
  void store(String hospital, String content, byte[] bytes) {
    delete(content);
    bucket()
        .uploadFromStream(
            new BsonString(content),
            content,
            new ByteArrayInputStream(bytes),
            new GridFSUploadOptions().metadata(new Document("hospital", hospital)));
  }

  InputStream open(String content) {
    return bucket().openDownloadStream(new BsonString(content));
  }

  /** Deletes it, whole or in part; nothing if it is gone already. */
  void delete(String content) {
    mongo.getCollection(BUCKET + ".files").deleteOne(new Document("_id", content));
    mongo.getCollection(BUCKET + ".chunks").deleteMany(new Document("files_id", content));
  }
}
