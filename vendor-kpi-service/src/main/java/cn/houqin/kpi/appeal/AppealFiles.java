package cn.houqin.kpi.appeal;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.file.FileKind;
import cn.houqin.platform.file.ReceivedFile;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Files of appeals, in GridFS. A file belongs to its appeal from the start: the content is stored
 * first, and counts once the appeal names it; content that no appeal came to name goes again.
 */
@Component
class AppealFiles {

  private static final String BUCKET = "appeal_contents";
  private static final List<FileKind> KINDS = List.of(FileKind.values());

  private final Aggregates<Appeal> appeals;
  private final MongoTemplate mongo;

  AppealFiles(Aggregates<Appeal> appeals, MongoTemplate mongo) {
    this.appeals = appeals;
    this.mongo = mongo;
  }

  private GridFSBucket bucket() {
    return GridFSBuckets.create(mongo.getDb(), BUCKET);
  }

  /** Takes a file of the vendor's in; repeated under its key, it is one file. */
  Outcome<Appeal> upload(Call call, String id, String name, byte[] bytes) {
    var before = appeals.get(call.caller(), id);
    var file = ReceivedFile.of(name, bytes, KINDS);
    var repeated = appeals.repeated(call, before.id());
    if (repeated.isPresent()) {
      return repeated.get();
    }
    var content = store(call.hospital(), bytes);
    var isNamed = false;
    try {
      var outcome =
          appeals.change(
              call, id, current -> Change.to(current.body().withFile(sent(call, file, content))));
      isNamed = outcome.stored().body().files().stream().anyMatch(f -> f.content().equals(content));
      return outcome;
    } finally {
      if (!isNamed) {
        bucket().delete(new BsonString(content));
      }
    }
  }

  private static Appeal.Sent sent(Call call, ReceivedFile file, String content) {
    return new Appeal.Sent(
        content,
        file.name(),
        file.kind(),
        file.bytes(),
        Objects.requireNonNull(call.bodyDigest()),
        call.caller().subject(),
        call.now());
  }

  private String store(String hospital, byte[] bytes) {
    var content = UUID.randomUUID().toString();
    bucket()
        .uploadFromStream(
            new BsonString(content),
            content,
            new ByteArrayInputStream(bytes),
            new GridFSUploadOptions().metadata(new Document("hospital", hospital)));
    return content;
  }

  InputStream open(Appeal.Sent file) {
    return bucket().openDownloadStream(new BsonString(file.content()));
  }
}
