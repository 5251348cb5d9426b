package cn.houqin.standalone.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Collections from files into a store that has none of them; indexes are made last. */
record StoreLoad(MongoClient client, Folder folder) {

  private static final int DOCUMENTS = 1000;
  private static final int BYTES = 16 << 20;

  void read(Manifest.Collected one) throws IOException {
    var listed = new StoreDump.Listed(one.database(), one.name(), new Document());
    var settings =
        folder.read(
            listed.settings(),
            in -> Document.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    var database = client.getDatabase(one.database());
    var create = new Document("create", one.name());
    create.putAll(settings.get("options", new Document()));
    database.runCommand(create);
    var collection = database.getCollection(one.name(), RawBsonDocument.class);
    var documents = folder.read(listed.file(), in -> fill(collection, in));
    if (documents != one.documents() || collection.countDocuments() != one.documents()) {
      throw new NoBackup(
          one.name() + " holds " + documents + " documents, not " + one.documents() + ".");
    }
    var indexes =
        settings.getList("indexes", Document.class).stream()
            .filter(index -> !index.getString("name").equals("_id_"))
            .toList();
    if (!indexes.isEmpty()) {
      database.runCommand(new Document("createIndexes", one.name()).append("indexes", indexes));
    }
  }

  private static long fill(MongoCollection<RawBsonDocument> collection, DataInputStream in)
      throws IOException {
    var batch = new ArrayList<RawBsonDocument>();
    var bytes = 0;
    var documents = 0L;
    while (true) {
      int length;
      try {
        length = Integer.reverseBytes(in.readInt());
      } catch (EOFException end) {
        break;
      }
      var document =
          ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array();
      in.readFully(document, Integer.BYTES, length - Integer.BYTES);
      batch.add(new RawBsonDocument(document));
      bytes += length;
      documents++;
      if (batch.size() == DOCUMENTS || bytes > BYTES) {
        collection.insertMany(batch);
        batch.clear();
        bytes = 0;
      }
    }
    if (!batch.isEmpty()) {
      collection.insertMany(batch);
    }
    return documents;
  }
}
