package cn.houqin.standalone.backup;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Collections into files, as mongodump writes them: BSON one after the other, options and indexes
 * beside it.
 */
record StoreDump(MongoClient client, Ground ground, Folder folder) {

  private static final int NOT_YET_THERE = 246;
  private static final JsonWriterSettings EXACT =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  /** A collection with what it was made with. */
  record Listed(String database, String name, Document options) {

    String file() {
      return "store/" + database + "/" + name + ".bson.gz";
    }

    String settings() {
      return "store/" + database + "/" + name + ".metadata.json.gz";
    }
  }

  Set<String> names() {
    var names = new HashSet<String>();
    list().forEach(one -> names.add(one.file()));
    return names;
  }

  private List<Listed> list() {
    var all = new ArrayList<Listed>();
    for (var database : ground.databasesIn(client)) {
      for (var one : client.getDatabase(database).listCollections()) {
        if (!one.getString("name").startsWith("system.")) {
          all.add(new Listed(database, one.getString("name"), one.get("options", new Document())));
        }
      }
    }
    return all;
  }

  /**
   * @param before those that were there before the cut; of a later one there is nothing to keep
   */
  List<Manifest.Collected> write(Cut cut, Set<String> before) throws IOException {
    var written = new ArrayList<Manifest.Collected>();
    for (var one : list()) {
      write(cut, one, before.contains(one.file())).ifPresent(written::add);
    }
    return written;
  }

  private Optional<Manifest.Collected> write(Cut cut, Listed one, boolean wasThere)
      throws IOException {
    try {
      if (!wasThere) {
        cut.all(one.database(), one.name()).first();
      }
      var documents = folder.write(one.file(), out -> copy(cut, one, Channels.newChannel(out)));
      var settings =
          new Document("options", one.options())
              .append("indexes", indexes(one))
              .append("collectionName", one.name());
      folder.write(
          one.settings(),
          out -> {
            out.write(Folder.bytes(settings.toJson(EXACT)));
            return out;
          });
      return Optional.of(new Manifest.Collected(one.database(), one.name(), documents));
    } catch (MongoCommandException failed) {
      if (failed.getErrorCode() != NOT_YET_THERE) {
        throw Cut.explained(failed);
      }
      if (wasThere) {
        throw new NoBackup(
            one.name() + " or an index of it was made meanwhile. Take the backup again.");
      }
      return Optional.empty();
    }
  }

  private static long copy(Cut cut, Listed one, java.nio.channels.WritableByteChannel out)
      throws IOException {
    var documents = 0L;
    try (var cursor = cut.all(one.database(), one.name()).iterator()) {
      while (cursor.hasNext()) {
        RawBsonDocument document = cursor.next();
        out.write(document.getByteBuffer().asNIO());
        documents++;
      }
    }
    return documents;
  }

  private List<Document> indexes(Listed one) {
    return client
        .getDatabase(one.database())
        .getCollection(one.name())
        .listIndexes()
        .into(new ArrayList<>());
  }
}
