package cn.houqin.workorder.move;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;

/** All that a line has in one database: its aggregates, asked for hospital by hospital. */
record Estate(MongoDatabase database, String line) {

  static final String ORDERS = "work_orders";
  static final String ATTACHMENTS = "attachments";
  static final String IMPORTS = "history_imports";

  /** Collections of aggregates of one line each, with the names that audit entries know them by. */
  static final Map<String, String> KINDS = kinds();

  private static final List<String> COMPARED =
      List.of(Envelope.VERSION, Envelope.SEQUENCE, Envelope.CHANGED_AT);

  /** How much there is, and which versions: the same on both sides once all is copied. */
  record Content(long documents, BigInteger digest) {}

  private static Map<String, String> kinds() {
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("rotations", "rotation");
    kinds.put(IMPORTS, "history-import");
    kinds.put("inspections", "inspection");
    kinds.put(ORDERS, "work-order");
    kinds.put(ATTACHMENTS, "attachment");
    return kinds;
  }

  MongoCollection<Document> collection(String name) {
    return database.getCollection(name);
  }

  /** The conditions that together find everything of the line in a collection. */
  List<Document> parts(String name) {
    var hospitals = new TreeSet<String>();
    collection(name).distinct(Envelope.HOSPITAL, String.class).into(hospitals);
    return hospitals.stream()
        .map(hospital -> new Document(Envelope.HOSPITAL, hospital).append("line", line))
        .toList();
  }

  /** What two copies of a document are compared by. */
  static Document compared() {
    var fields = new Document();
    COMPARED.forEach(field -> fields.append(field, 1));
    return fields;
  }

  static List<Object> mark(Document document) {
    return COMPARED.stream().map(field -> (Object) String.valueOf(document.get(field))).toList();
  }

  boolean isEmpty() {
    return KINDS.keySet().stream()
        .allMatch(
            name ->
                parts(name).stream().allMatch(part -> collection(name).find(part).first() == null));
  }

  /** Takes every document out of reach of changes, those that are being published a bit later. */
  boolean fence(String move) {
    var fenced = true;
    var now = Date.from(MachineTime.now());
    var free =
        List.of(
            new Document(Envelope.HELD_UNTIL, null),
            new Document(Envelope.HELD_UNTIL, new Document("$lte", now)));
    for (var name : KINDS.keySet()) {
      for (var part : parts(name)) {
        var open = new Document(part).append(Envelope.EPOCH, null);
        var ready = new Document(open).append(Envelope.FILING_AT, null).append("$or", free);
        collection(name)
            .updateMany(ready, new Document("$set", new Document(Envelope.EPOCH, move)));
        fenced &= collection(name).find(open).first() == null;
      }
    }
    return fenced;
  }

  /** The documents of an abandoned move may be changed again. */
  void free(String move) {
    for (var name : KINDS.keySet()) {
      for (var part : parts(name)) {
        collection(name)
            .updateMany(
                part.append(Envelope.EPOCH, move),
                new Document("$unset", new Document(Envelope.EPOCH, "")));
      }
    }
  }

  Content content() {
    var documents = 0L;
    var digest = BigInteger.ZERO;
    for (var name : KINDS.keySet()) {
      for (var part : parts(name)) {
        for (var document : collection(name).find(part).projection(compared())) {
          documents++;
          digest = digest.xor(hash(name + document.getString("_id") + mark(document)));
        }
      }
    }
    return new Content(documents, digest);
  }

  private static BigInteger hash(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
