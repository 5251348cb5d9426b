package cn.houqin.workorder.move;

import cn.houqin.platform.aggregate.Envelope;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * What belongs to a line's documents and stands beside them: audit entries (copied, not taken: they
 * are sealed where they were filed, and sealed again where they arrive), contents of attachments,
 * rows of imports, counters of order numbers.
 */
final class Belongings {

  private static final String FILES = "attachment_contents.files";
  private static final String CHUNKS = "attachment_contents.chunks";
  private static final String ROWS = "history_import_rows";
  private static final String AUDIT = "audit";

  /** The ids of all that was stored of one attachment begin alike and end before this. */
  private static final String LAST = "\u007f";

  private Belongings() {}

  /** Copies what belongs to these documents of one kind and hospital. */
  static void of(Map.Entry<String, String> kind, List<Document> documents, Estate from, Estate to) {
    var hospital = documents.getFirst().getString(Envelope.HOSPITAL);
    var entries =
        new Document(Envelope.HOSPITAL, hospital)
            .append("kind", kind.getValue())
            .append("subject", new Document("$in", ids(documents)));
    copy(from.collection(AUDIT), to.collection(AUDIT), entries);
    switch (kind.getKey()) {
      case Estate.ATTACHMENTS -> contents(documents, from, to);
      case Estate.IMPORTS -> rows(hospital, documents, from, to);
      default -> {}
    }
  }

  private static List<String> ids(List<Document> documents) {
    return documents.stream().map(Envelope::id).toList();
  }

  private static void contents(List<Document> attachments, Estate from, Estate to) {
    var ids = attachments.stream().map(one -> one.getString("content")).toList();
    for (var chunks = from.collection(CHUNKS).find(of(ids)).batchSize(10).iterator();
        chunks.hasNext(); ) {
      insert(to.collection(CHUNKS), List.of(chunks.next()));
    }
    copy(from.collection(FILES), to.collection(FILES), Copying.in(ids));
  }

  private static Document of(List<String> contents) {
    return new Document("files_id", new Document("$in", contents));
  }

  private static void rows(String hospital, List<Document> imports, Estate from, Estate to) {
    var rows =
        new Document(Envelope.HOSPITAL, hospital)
            .append("importId", new Document("$in", ids(imports)));
    to.collection(ROWS).deleteMany(rows);
    copy(from.collection(ROWS), to.collection(ROWS), rows);
  }

  /** Numbers go on where they were. */
  static void counters(Estate from, Estate to) {
    for (var counter : from.collection("counters").find(counters(from.line()))) {
      to.collection("counters")
          .updateOne(
              new Document("_id", counter.get("_id")),
              new Document("$max", new Document("last", counter.get("last"))),
              new UpdateOptions().upsert(true));
    }
  }

  private static Document counters(String line) {
    return new Document("_id", Pattern.compile("^[^/]+/work-order/" + Pattern.quote(line) + "/"));
  }

  /** Copies what is not there yet. */
  private static void copy(
      MongoCollection<Document> from, MongoCollection<Document> to, Document which) {
    var batch = new ArrayList<Document>();
    for (var document : from.find(which)) {
      batch.add(unsealed(from, document));
      if (batch.size() == 1_000) {
        insert(to, batch);
        batch.clear();
      }
    }
    insert(to, batch);
  }

  private static Document unsealed(MongoCollection<Document> from, Document document) {
    if (from.getNamespace().getCollectionName().equals(AUDIT)) {
      document.remove("batch");
      document.append("unsealed", true);
    }
    return document;
  }

  private static void insert(MongoCollection<Document> to, List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    try {
      to.insertMany(documents, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException refused) {
      var others =
          refused.getWriteErrors().stream()
              .filter(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)
              .count();
      if (others > 0 || refused.getWriteConcernError() != null) {
        throw refused;
      }
    }
  }

  /** Deletes what belongs to these documents; audit entries stay in their chain. */
  static void delete(String collection, List<Document> documents, Estate estate) {
    switch (collection) {
      case Estate.ATTACHMENTS -> documents.forEach(one -> deleteContents(one, estate));
      case Estate.IMPORTS ->
          documents.stream()
              .collect(Collectors.groupingBy(one -> one.getString(Envelope.HOSPITAL)))
              .forEach(
                  (hospital, imports) ->
                      estate
                          .collection(ROWS)
                          .deleteMany(
                              new Document(Envelope.HOSPITAL, hospital)
                                  .append("importId", new Document("$in", ids(imports)))));
      default -> {}
    }
  }

  private static void deleteContents(Document attachment, Estate estate) {
    var first = attachment.getString("content").replaceFirst("~.*", "");
    var alike = new Document("$gte", first).append("$lt", first + LAST);
    estate.collection(FILES).deleteMany(new Document("_id", alike));
    estate.collection(CHUNKS).deleteMany(new Document("files_id", alike));
  }

  static void deleteCounters(Estate estate) {
    estate.collection("counters").deleteMany(counters(estate.line()));
  }
}
