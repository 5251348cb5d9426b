package cn.houqin.inventory.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A key lives as long as the movement it made, and is kept nowhere else for long. */
@HouqinServiceTest
class KeysOfMovementsTests {

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;
  private AStore at;

  @BeforeEach
  void aStore() {
    at = AStore.with(port);
  }

  private TestApi.Answer receive(String store, String quantity) {
    var body = AStore.body("GLOVE", "RECEIPT", quantity, "").replace("\"S1\"", "\"" + store + "\"");
    return at.keeper().post("/api/stock-movements", body, "Idempotency-Key", "k1");
  }

  @Test
  void isHeldToItsBodyByTheLedgerOnceItsClaimWasDropped() {
    var first = receive("S1", "5").must(201);
    var movement = first.text("/movement");
    await()
        .until(
            () ->
                mongo
                        .getCollection("movements")
                        .find(new Document("_id", at.hospital() + "/" + movement))
                        .first()
                    != null);
    mongo
        .getCollection(MovementKeys.COLLECTION)
        .deleteMany(new Document("hospital", at.hospital()));

    var again = receive("S1", "5").must(201);
    var elsewhere = receive("S2", "5");
    var more = receive("S1", "6");

    assertThat(again.text("/movement")).isEqualTo(movement);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(more.status()).isEqualTo(422);
    assertThat(at.onHand("GLOVE")).isEqualTo("5");
    assertThat(at.balance("GLOVE", "S2").isMissingNode()).isTrue();
  }

  @Test
  void isDroppedAfterADay() {
    var indexes =
        mongo.getCollection(MovementKeys.COLLECTION).listIndexes().into(new ArrayList<>());

    assertThat(indexes)
        .anyMatch(
            index ->
                new Document("changedAt", 1).equals(index.get("key"))
                    && Long.valueOf(86_400)
                        .equals(
                            ((Number) index.getOrDefault("expireAfterSeconds", 0)).longValue()));
  }
}
