package cn.houqin.endtoend.faults.check;

import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.Surroundings;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** SHA-256 of everything that consumers keep of a hospital, by collection, and of its cards. */
public final class Digests {

  private static final JsonWriterSettings EXACT =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  private Digests() {}

  public static Map<String, String> of(Surroundings here, Hospital hospital, String kpi) {
    var digests = new TreeMap<String, String>();
    for (var service : List.of("vendor-kpi-service", "inventory-service")) {
      var store = here.store(service);
      for (var name : store.listCollectionNames()) {
        if (name.startsWith("copy_") || List.of("observations", "reservations").contains(name)) {
          digests.put(service + " " + name, digest(store, name, hospital));
        }
      }
    }
    Expected.of(hospital, here.store("work-order-service"))
        .keySet()
        .forEach(
            month -> {
              var card = "/api/scorecards/" + Settled.card(month);
              var shown = hospital.as(kpi, "VENDOR_MANAGER").get(card).must(200).body().toString();
              digests.put(card, hex(sha().digest(shown.getBytes(StandardCharsets.UTF_8))));
            });
    return digests;
  }

  private static String digest(MongoDatabase store, String name, Hospital hospital) {
    var sha = sha();
    var count = 0;
    var ofHospital = Filters.regex("_id", Pattern.compile("^" + hospital.name()));
    for (var document : store.getCollection(name).find(ofHospital).sort(new Document("_id", 1))) {
      for (var moving : List.of("nextTimerAt", "pendingAt", "heldUntil", "heldBy", "filingAt")) {
        document.remove(moving);
      }
      sha.update(document.toJson(EXACT).getBytes(StandardCharsets.UTF_8));
      count++;
    }
    return count + " documents " + hex(sha.digest());
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
