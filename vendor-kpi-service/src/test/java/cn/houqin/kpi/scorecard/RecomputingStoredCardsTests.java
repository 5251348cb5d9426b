package cn.houqin.kpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Every stored card of a hospital with two contracts, an adjustment, a withdrawal after closing and
 * two months, computed again from its evidence: the same bytes, whatever came since and in whatever
 * order the store holds it.
 */
@HouqinServiceTest
class RecomputingStoredCardsTests {

  @Autowired TestClock clock;
  @Autowired Aggregates<Closing> closings;
  @Autowired Cards cards;
  @Autowired MongoTemplate mongo;
  @LocalServerPort int port;
  private AHospital hospital;

  @BeforeEach
  void aPopulatedHospital() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(6, 1);
    hospital.arrives("complaint", hospital.given("c1/COMPLAINT#1", "COMPLAINTS", 1));
    hospital.command(
        "/adjustments", "{\"kind\":\"BONUS\",\"points\":\"1.25\",\"reason\":\"praise\"}");
    hospital
        .secondManager()
        .post("/api/scorecards/" + hospital.card() + "/adjustments/1/approval", "")
        .must(200);
    await().until(() -> hospital.counted() == 8);
    hospital.reaches("CLOSED");
    hospital.withdrawn("o7/RESPOND#1", "another order's");
    await().until(() -> hospital.shown().body().get("revision").asInt() == 2);
    clock.forwardToCutOff(hospital.month().plusMonths(1));
    await().until(() -> stored().size() == 4);
  }

  private List<Stored<Closing>> stored() {
    var ids =
        List.of(hospital.month(), hospital.month().plusMonths(1)).stream()
            .flatMap(
                month ->
                    List.of("HT-1", "HT-2").stream()
                        .map(contract -> contract + "~CLEANING~" + month))
            .toList();
    return closings.findAll(hospital.name(), ids).stream()
        .filter(one -> !one.body().revisions().isEmpty())
        .toList();
  }

  /** The explanation of every card with its digest, as the service sends it. */
  private Map<String, String> bytes() {
    var bytes = new TreeMap<String, String>();
    for (var one : stored()) {
      bytes.put(
          one.id(),
          hospital
              .manager()
              .get("/api/scorecards/" + one.id() + "/explanation")
              .must(200)
              .raw()
              .body());
    }
    return bytes;
  }

  @Test
  void givesTheStoredTotalGradeAndDigestOfEveryRevision() {
    var revisions = 0;
    for (var one : stored()) {
      for (var revision : one.body().revisions()) {
        assertThat(cards.revision(hospital.name(), one.body(), revision.number()).result())
            .as(one.id() + " " + revision.number())
            .isEqualTo(revision.result());
        revisions++;
      }
    }
    assertThat(revisions).isEqualTo(5);
  }

  @Test
  void givesTheSameBytesWhateverCameSinceAndHoweverItIsStored() {
    var before = bytes();
    assertThat(before).hasSize(4);

    storedTheOtherWayRound();
    mongo.getCollection("tallies").deleteMany(new Document("hospital", hospital.name()));
    hospital.contract("HT-3", AHospital.VENDOR, "ACTIVE");

    assertThat(bytes()).isEqualTo(before);
  }

  /** The evidence of the hospital, taken out and put back last one first. */
  private void storedTheOtherWayRound() {
    var observations = mongo.getCollection("observations");
    var own = new Document("hospital", hospital.name());
    var all = new java.util.ArrayList<Document>();
    observations.find(own).sort(new Document("_id", -1)).into(all);
    assertThat(all).hasSize(8);
    observations.deleteMany(own);
    observations.insertMany(all);
  }
}
