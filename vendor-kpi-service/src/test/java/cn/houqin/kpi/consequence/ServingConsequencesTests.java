package cn.houqin.kpi.consequence;

import static cn.houqin.kpi.consequence.ALadder.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ConsequenceEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class ServingConsequencesTests {

  private static final String WARNING = ALadder.id("low", "2022-02");
  private static final String REASON = "{\"reason\":\"seen\"}";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  ALadder ladder;

  @BeforeEach
  void aLadder() {
    ladder = ALadder.ready(port, clock);
  }

  private void warned() {
    ladder.scored("2022-01", 1);
    ladder.scored("2022-02", 1);
    ladder.awaits(WARNING, "PROPOSED");
  }

  @Test
  void twoMonthsBelowEightyAreProposedConfirmedServedAcknowledgedAndClosed() {
    warned();
    assertThat(ladder.vendor().get(PATH + WARNING).status()).isEqualTo(404);
    assertThat(ladder.vendor().get("/api/consequences").must(200).body().get("items").size())
        .isZero();

    var served = ladder.confirm(WARNING, "VENDOR_MANAGER").must(200);

    assertThat(served.text("/body/status")).isEqualTo("SERVED");
    assertThat(served.text("/body/finding/cards/0/scorecard")).isEqualTo(ALadder.card("2022-01"));
    assertThat(served.text("/body/finding/cards/1/total")).isEqualTo("70.00");
    assertThat(served.text("/body/history/1/by")).isEqualTo("decider");
    assertThat(ladder.vendor().get("/api/consequences").must(200).body().get("items").size())
        .isEqualTo(1);
    ladder.hospital().vendorUser(AHospital.OTHER_VENDOR).get(PATH + WARNING).must(404);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        ladder
                            .vendor()
                            .get("/api/vendor-kpi-service/notices", "Accept-Language", "zh-CN")
                            .body()
                            .toString())
                    .contains("警告通知书"));
    assertThat(
            ladder
                .vendor()
                .post(PATH + WARNING + "/acknowledgement", "")
                .must(200)
                .text("/body/status"))
        .isEqualTo("ACKNOWLEDGED");
    clock.forward(Duration.ofDays(8));
    ladder.awaits(WARNING, "CLOSED");
    assertThat(
            TestTopics.heard(
                Streams.CONSEQUENCES,
                ladder.hospital().name(),
                WARNING,
                ConsequenceEvent.Served.class))
        .singleElement()
        .satisfies(event -> assertThat(event.step()).isEqualTo("WARNING"));
  }

  @Test
  void theSameAgainIsGraverAndForTheHeadOfLogistics() {
    warned();
    ladder.scored("2022-03", 1);
    ladder.scored("2022-04", 1);

    var again = ALadder.id("low", "2022-04");
    ladder.awaits(again, "PROPOSED");
    assertThat(ladder.all())
        .containsExactly("low~2022-04 FINAL_WARNING PROPOSED", "low~2022-02 WARNING PROPOSED");
    assertThat(ladder.confirm(again, "VENDOR_MANAGER").must(403).problem())
        .isEqualTo("one-level-up");

    ladder
        .person("decider", "VENDOR_MANAGER")
        .post(PATH + WARNING + "/dismissal", REASON)
        .must(200);

    await()
        .untilAsserted(
            () ->
                assertThat(ladder.all())
                    .containsExactly(
                        "low~2022-04 WARNING PROPOSED", "low~2022-02 WARNING DISMISSED"));
    ladder.confirm(again, "LOGISTICS").must(200);
  }

  @Test
  void whoClosedTheCardDoesNotDecideAndOthersMayNotAtAll() {
    warned();

    assertThat(
            ladder
                .hospital()
                .manager()
                .post(PATH + WARNING + "/confirmation", REASON)
                .must(403)
                .problem())
        .isEqualTo("had-a-hand-in-the-cause");
    for (var role : new String[] {"SUPERVISOR", "AUDITOR", "ADMINISTRATOR", "FINANCE"}) {
      ladder.person("decider", role).post(PATH + WARNING + "/confirmation", REASON).must(403);
      ladder.person("decider", role).post(PATH + WARNING + "/dismissal", REASON).must(403);
    }
    ladder.vendor().post(PATH + WARNING + "/confirmation", REASON).must(403);
    assertThat(
            ladder
                .person("decider", "VENDOR_MANAGER")
                .post(PATH + WARNING + "/confirmation", "{\"reason\":\" \"}")
                .must(400)
                .errors())
        .containsExactly("/reason not-blank");
    ladder.awaits(WARNING, "PROPOSED");
    assertThat(
            ladder
                .person("decider", "VENDOR_MANAGER")
                .post(PATH + WARNING + "/recheck", "{\"passed\":true,\"reason\":\"x\"}")
                .must(409)
                .problem())
        .isEqualTo("not-of-this-step");
  }

  @Test
  void aCommendationNeedsNobodyAndComesOnceHoweverOftenItIsHeard() {
    ladder.scored("2022-05", 0);
    ladder.scored("2022-06", 0);
    ladder.scored("2022-07", 0);

    var commended = ALadder.id("excellent", "2022-07");
    var shown = ladder.awaits(commended, "SERVED");
    assertThat(shown.at("/body/service/confirmedBy").isNull()).isTrue();
    assertThat(ladder.all()).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        TestTopics.heard(
                            Streams.CONSEQUENCES,
                            ladder.hospital().name(),
                            commended,
                            ConsequenceEvent.Served.class))
                    .hasSize(1));
  }
}
