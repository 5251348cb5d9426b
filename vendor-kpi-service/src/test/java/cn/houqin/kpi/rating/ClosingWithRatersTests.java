package cn.houqin.kpi.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class ClosingWithRatersTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  ARatedCard card;
  String leader;
  String user;

  @BeforeEach
  void raters() {
    hospital = AHospital.ready(port, clock);
    card = ARatedCard.of(hospital, port);
    leader = card.asked("LEADERS", "li");
    user = card.asked("USERS", "wang");
  }

  private void reachesDueDate() {
    var end = hospital.month().plusMonths(1).atDay(1).atStartOfDay(TestClock.ZONE).toInstant();
    clock.forwardTo(end.plus(Duration.ofDays(5)));
  }

  private static List<String> keys(TestApi who) {
    return who.get("/api/vendor-kpi-service/notices")
        .must(200)
        .body()
        .get("items")
        .findValuesAsString("key");
  }

  @Test
  void closingWaitsForRatingsAndGoesOnWhenTheLastIsGiven() {
    card.give("li", leader, "90").must(200);
    card.awaitTotal("90.00");
    hospital.reaches("CLOSING");
    await()
        .until(
            () -> hospital.shown().body().at("/arrived/missing").toString(),
            missing -> missing.contains("waits for ratings: USERS by wang"));

    card.give("wang", user, "85").must(200);

    hospital.awaits("CLOSED");
    assertThat(hospital.shown().text("/score/total")).isEqualTo("88.00");
    assertThat(hospital.shown().body().get("missingRatings")).isEmpty();
    assertThat(card.give("li", leader, "95").must(409).problem())
        .isEqualTo("scorecard-not-in-stage");
  }

  @Test
  void itIsClosedWithoutWhoHasNotRatedByTheDueDateAndALateRatingMakesARevision() {
    card.give("li", leader, "90").must(200);
    card.awaitTotal("90.00");
    hospital.reaches("CLOSING");
    reachesDueDate();
    hospital.awaits("CLOSED");
    var first = hospital.shown();
    assertThat(first.text("/score/total")).isEqualTo("90.00");
    assertThat(first.text("/missingRatings/0/person")).isEqualTo("wang");
    assertThat(keys(card.person("wang"))).contains("notice.rating-overdue");
    assertThat(keys(hospital.manager())).contains("notice.rating-overdue");
    assertThat(keys(card.person("li"))).doesNotContain("notice.rating-overdue");

    card.give("wang", user, "85").must(200);

    card.awaitTotal("88.00");
    var revision = hospital.manager().get(card.path("/revisions/2")).must(200);
    assertThat(revision.text("/reason/kind")).isEqualTo("LATE_RATING");
    assertThat(revision.text("/reason/text")).isEqualTo("USERS");
    assertThat(hospital.manager().get(card.path("/revisions/1")).must(200).text("/result/digest"))
        .isEqualTo(first.text("/digest"));
    assertThat(
            hospital
                .manager()
                .get(card.path("/evidence"))
                .must(200)
                .body()
                .findValuesAsString("state"))
        .containsExactlyInAnyOrder("COUNTED", "LATE");
  }

  @Test
  void peopleAreAskedAndRemindedBeforeItIsDueUnlessTheyHaveRated() {
    card.give("li", leader, "90").must(200);
    await()
        .untilAsserted(
            () -> assertThat(keys(card.person("wang"))).containsExactly("notice.rating-asked"));

    var end = hospital.month().plusMonths(1).atDay(1).atStartOfDay(TestClock.ZONE).toInstant();
    clock.forwardTo(end.plus(Duration.ofDays(3)));

    await().until(() -> keys(card.person("wang")).contains("notice.rating-due"));
    assertThat(keys(card.person("wang"))).doesNotContain("notice.rating-overdue");
    assertThat(keys(card.person("li"))).containsExactly("notice.rating-asked");
  }
}
