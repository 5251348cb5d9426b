package cn.houqin.kpi.scorecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.Sources;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class ClosingByManifestsTests {

  /** Longer than a breaker stays open. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void month() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
  }

  @AfterEach
  void allAnswerAgain() {
    Sources.away(hospital.name(), false);
  }

  @Test
  void closesByItselfAfterTheCutOffOnceAllHasArrived() {
    assertThat(hospital.shown().text("/stage")).isEqualTo("OPEN");
    assertThat(hospital.command("/closing", "").must(409).problem()).isEqualTo("month-not-over");

    hospital.reaches("CLOSED");

    var card = hospital.shown();
    assertThat(card.text("/score/total")).isEqualTo("80.00");
    assertThat(card.text("/score/grade")).isEqualTo("GOOD");
    assertThat(card.body().at("/arrived/arrived").asInt()).isEqualTo(10);
    assertThat(card.body().at("/arrived/missing")).isEmpty();
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.heard(ScorecardEvent.Closed.class))
                    .singleElement()
                    .satisfies(
                        closed -> {
                          assertThat(closed.total()).isEqualTo("80.00");
                          assertThat(closed.digest()).isEqualTo(card.text("/digest"));
                          assertThat(closed.withoutManifestsBy()).isNull();
                        }));
  }

  @Test
  void saysHowManyOfHowManyArrivedAndFromWhomSomeAreMissing() {
    var late = hospital.given("late/RESPOND#1", "ON_TIME_RESPONSE", 1);

    hospital.reaches("CLOSING");

    await()
        .atMost(PATIENCE)
        .until(() -> hospital.shown().body().at("/arrived/expected").asInt() == 11);
    var card = hospital.shown();
    assertThat(card.body().at("/arrived/arrived").asInt()).isEqualTo(10);
    assertThat(card.text("/arrived/missing/0")).isEqualTo("work-order-service");

    hospital.arrives("the-late-one", late);
    await().until(() -> hospital.counted() == 11);
    clock.forward(Duration.ofSeconds(5));
    hospital.awaits("CLOSED");
  }

  @Test
  void waitsForASourceThatIsAwayAndSaysSo() {
    Sources.away(hospital.name(), true);

    hospital.reaches("CLOSING");

    await()
        .untilAsserted(
            () ->
                assertThat(hospital.shown().text("/arrived/missing/0"))
                    .isEqualTo("work-order-service does not answer"));

    Sources.away(hospital.name(), false);
    await()
        .until(() -> hospital.command("/closing", "").must(200).text("/stage"), "CLOSED"::equals);
  }

  @Test
  void isClosedByAPersonWithAReasonWhenASourceStaysAway() {
    Sources.away(hospital.name(), true);
    assertThat(hospital.command("/closing-without-manifests", WHY).must(409).problem())
        .isEqualTo("scorecard-not-in-stage");
    hospital.reaches("CLOSING");
    assertThat(hospital.command("/closing-without-manifests", "{}").must(400).errors())
        .containsExactly("/reason not-blank");
    hospital.as("FINANCE").post(path("/closing-without-manifests"), WHY).must(403);

    var card = hospital.command("/closing-without-manifests", WHY).must(200);

    assertThat(card.text("/stage")).isEqualTo("CLOSED");
    assertThat(card.text("/withoutManifests/by")).isEqualTo("vendor_manager");
    assertThat(card.text("/withoutManifests/reason")).isEqualTo("its disk is gone");
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.heard(ScorecardEvent.Closed.class))
                    .singleElement()
                    .satisfies(
                        closed -> {
                          assertThat(closed.withoutManifestsBy()).isEqualTo("vendor_manager");
                          assertThat(closed.withoutManifestsReason()).isEqualTo("its disk is gone");
                        }));
  }

  private static final String WHY = "{\"reason\":\"its disk is gone\"}";

  private String path(String command) {
    return "/api/scorecards/" + hospital.card() + command;
  }
}
