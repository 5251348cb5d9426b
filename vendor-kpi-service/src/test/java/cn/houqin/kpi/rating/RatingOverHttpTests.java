package cn.houqin.kpi.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class RatingOverHttpTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  ARatedCard card;

  @BeforeEach
  void raters() {
    hospital = AHospital.ready(port, clock);
    card = ARatedCard.of(hospital, port);
  }

  /** 60 % of 90 and 40 % of 85 is 88; with a second user's 75 it is 54 + 32 = 86. */
  @Test
  void theCardIsTheWeightedMeanOfItsRatersAndOpensDownToEachRating() {
    var leader = card.asked("LEADERS", "li");
    var user = card.asked("USERS", "wang");
    card.give("li", leader, "90").must(200);
    card.awaitTotal("90.00");
    card.give("wang", user, "85").must(200);
    card.awaitTotal("88.00");

    card.give("chen", card.asked("USERS", "chen"), "75").must(200);

    card.awaitTotal("86.00");
    var causes =
        hospital.manager().get(card.path("/explanation")).must(200).body().at("/evidence/OPINION");
    assertThat(causes.findValuesAsString("link"))
        .hasSize(3)
        .contains("/api/ratings/" + leader, "/api/ratings/" + user);
    hospital.vendorUser(AHospital.VENDOR).get(card.path("/explanation")).must(200);
  }

  @Test
  void aRatingIsRevisedUntilTheCardIsClosedAndWhatWasGivenStays() {
    var leader = card.asked("LEADERS", "li");
    card.give("li", leader, "90").must(200);
    card.awaitTotal("90.00");

    card.give("li", leader, "70").must(200);

    card.awaitTotal("70.00");
    assertThat(
            hospital
                .manager()
                .get("/api/ratings/" + leader)
                .must(200)
                .body()
                .get("given")
                .findValuesAsString("value"))
        .containsExactly("90", "70");
    assertThat(
            hospital
                .manager()
                .get(card.path("/evidence"))
                .must(200)
                .body()
                .findValuesAsString("state"))
        .containsExactlyInAnyOrder("SUPERSEDED", "COUNTED");
  }

  @Test
  void aValueOutsideTheScaleIsRefusedByName() {
    var leader = card.asked("LEADERS", "li");
    var user = card.asked("USERS", "wang");

    assertThat(card.give("li", leader, "49.99").must(400).errors())
        .containsExactly("/value within-scale 49.99");
    assertThat(card.give("wang", user, "100.5").must(400).errors())
        .containsExactly("/value within-scale 100.5");
    assertThat(card.give("wang", user, "-1").must(400).errors())
        .containsExactly("/value within-scale -1");
    assertThat(card.give("wang", user, "1.12345678").must(400).errors())
        .containsExactly("/value short-decimal 1.12345678");
    var silent = "{\"value\":\"90\",\"comment\":\" \"}";
    card.person("li").post("/api/ratings/" + leader + "/values", silent).must(400);
    assertThat(hospital.shown().text("/score/state")).isEqualTo("NO_ACTIVITY");
  }

  @Test
  void nobodyRatesForAnotherAndNoVendorAndNobodyIsAskedTwice() {
    var leader = card.asked("LEADERS", "li");

    card.give("wang", leader, "90").must(404);
    assertThat(
            hospital
                .manager()
                .post("/api/ratings/" + leader + "/values", "{\"value\":\"1\",\"comment\":\"x\"}")
                .must(403)
                .problem())
        .isEqualTo("not-the-rater");
    hospital
        .vendorUser(AHospital.VENDOR)
        .post("/api/ratings/" + leader + "/values", "{\"value\":\"90\",\"comment\":\"x\"}")
        .must(403);
    assertThat(card.ask("LEADERS", "li").must(409).problem()).isEqualTo("already-exists");
    assertThat(card.ask("USERS", "li").must(409).problem()).isEqualTo("already-exists");
    assertThat(card.ask("NOBODY", "li").must(400).errors())
        .containsExactly("/rater rater-of-scheme NOBODY");
  }

  @Test
  void whoSupervisedTheWorkIsNeitherAskedNorMayRateIt() {
    var user = card.asked("USERS", "wang");
    hospital.arrives(
        "i1" + hospital.name(), hospital.figure("i1/PASS", "INSPECTION_PASS", 1).by("wang"));
    await()
        .until(
            () -> hospital.manager().get(card.path("/evidence")).body().at("/items").size() == 1);

    assertThat(card.give("wang", user, "90").must(403).problem()).isEqualTo("supervised-the-work");
    hospital
        .manager()
        .post("/api/ratings/" + user + "/release", "{\"reason\":\"inspected\"}")
        .must(200);
    assertThat(card.ask("LEADERS", "wang").status()).isEqualTo(409);
    hospital.arrives(
        "i2" + hospital.name(), hospital.figure("i2/PASS", "INSPECTION_PASS", 1).by("zhao"));
    await()
        .until(
            () -> hospital.manager().get(card.path("/evidence")).body().at("/items").size() == 2);
    assertThat(card.ask("LEADERS", "zhao").must(400).errors())
        .containsExactly("/person supervised-the-work zhao");
  }

  @Test
  void eachSeesItsOwnAndManagersSeeEveryPlace() {
    var leader = card.asked("LEADERS", "li");

    assertThat(card.person("li").get("/api/ratings").must(200).body().findValuesAsString("rating"))
        .containsExactly(leader);
    assertThat(card.person("wang").get("/api/ratings").must(200).body().get("items")).isEmpty();
    var places = hospital.manager().get(card.path("/raters")).must(200);
    assertThat(places.body().get("places").findValuesAsString("rater"))
        .containsExactly("LEADERS", "USERS");
    assertThat(places.text("/places/0/people/0/person")).isEqualTo("li");
    assertThat(hospital.shown().body().get("missingRatings").findValuesAsString("rater"))
        .containsExactly("LEADERS", "USERS");
    hospital.vendorUser(AHospital.VENDOR).get("/api/ratings/" + leader).must(403);
  }
}
