package cn.houqin.kpi.consequence;

import static cn.houqin.kpi.consequence.ALadder.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.events.kpi.ConsequenceEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A reported integrity breach suspends at once; it is appealed, reinstated, or taken back. */
@HouqinServiceTest
class AppealingConsequencesTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  ALadder ladder;
  String occurrence;
  String suspension;

  @BeforeEach
  void aSuspension() {
    ladder = ALadder.ready(port, clock);
    occurrence =
        ladder
            .person("reporter", "SUPERVISOR")
            .post("/api/occurrences", breach(today()))
            .must(201)
            .text("/occurrence");
    suspension = ALadder.id("integrity", occurrence);
    ladder.awaits(suspension, "SERVED");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), TestClock.ZONE);
  }

  private static String breach(LocalDate day) {
    return """
    {"contract":"HT-3","line":"CLEANING","kind":"INTEGRITY_BREACH","day":"%s","description":"a gift"}
    """
        .formatted(day);
  }

  private TestApi.Answer vote(String name, boolean overturn) {
    return ladder
        .person(name, "ASSESSOR")
        .post(
            PATH + suspension + "/appeal/votes",
            "{\"overturn\":%s,\"reason\":\"read it\"}".formatted(overturn));
  }

  private void appealed(String... members) {
    ladder.vendor().post(PATH + suspension + "/appeal", "{\"text\":\"it was lunch\"}").must(200);
    ladder
        .hospital()
        .manager()
        .post(
            PATH + suspension + "/appeal/panel",
            "{\"members\":[\"%s\"]}".formatted(String.join("\",\"", members)))
        .must(200);
  }

  private java.util.List<ConsequenceEvent.Withdrawn> withdrawn() {
    return TestTopics.heard(
        Streams.CONSEQUENCES,
        ladder.hospital().name(),
        suspension,
        ConsequenceEvent.Withdrawn.class);
  }

  @Test
  void aPanelOverturnsItByMajority() {
    appealed("li", "wang", "zhao");

    vote("li", true).must(200);
    assertThat(vote("li", true).must(409).problem()).isEqualTo("voted-already");
    assertThat(vote("mao", true).must(403).problem()).isEqualTo("not-of-the-panel");
    assertThat(vote("wang", true).must(200).text("/body/status")).isEqualTo("OVERTURNED");

    await()
        .untilAsserted(
            () ->
                assertThat(withdrawn())
                    .singleElement()
                    .satisfies(event -> assertThat(event.reason()).isEqualTo("OVERTURNED")));
  }

  @Test
  void upheldItStandsUntilTheHeadOfLogisticsReinstates() {
    appealed("li", "wang", "zhao");
    vote("li", false).must(200);
    assertThat(vote("zhao", false).must(200).text("/body/status")).isEqualTo("ACKNOWLEDGED");
    assertThat(
            ladder
                .vendor()
                .post(PATH + suspension + "/appeal", "{\"text\":\"x\"}")
                .must(409)
                .problem())
        .isEqualTo("appealed-already");
    var path = PATH + suspension + "/reinstatement";
    var reason = "{\"reason\":\"the person is gone\"}";
    assertThat(ladder.person("head", "VENDOR_MANAGER").post(path, reason).must(403).problem())
        .isEqualTo("one-level-up");

    assertThat(ladder.person("head", "LOGISTICS").post(path, reason).must(200).text("/body/status"))
        .isEqualTo("CLOSED");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        TestTopics.heard(
                            Streams.CONSEQUENCES,
                            ladder.hospital().name(),
                            suspension,
                            ConsequenceEvent.Reinstated.class))
                    .hasSize(1));
  }

  @Test
  void thePanelIsOfThreeWithoutAHandInIt() {
    ladder.vendor().post(PATH + suspension + "/appeal", "{\"text\":\"it was lunch\"}").must(200);
    var path = PATH + suspension + "/appeal/panel";

    assertThat(
            ladder
                .hospital()
                .manager()
                .post(path, "{\"members\":[\"reporter\",\"li\"]}")
                .must(400)
                .errors())
        .containsExactly("/members at-least-members 2", "/members/0 had-no-hand-in-it reporter");
  }

  @Test
  void isNotAppealedAfterTheTimeNorByOthers() {
    var path = PATH + suspension + "/appeal";
    ladder.hospital().vendorUser(AHospital.OTHER_VENDOR).post(path, "{\"text\":\"x\"}").must(404);
    clock.forward(Duration.ofDays(8));

    assertThat(ladder.vendor().post(path, "{\"text\":\"x\"}").must(409).problem())
        .isEqualTo("consequence-appeal-over");
    ladder.awaits(suspension, "SERVED");
  }

  @Test
  void aVendorReinstatedByHandHasItsSuspensionClosed() {
    var ended =
        new VendorEvent.Reinstated(suspension, "keeper", "the person is gone", clock.instant());
    var unknown = new VendorEvent.Reinstated("HT-9~X~y~z", "keeper", "r", clock.instant());
    TestTopics.announce(
        Streams.VENDORS,
        ladder.hospital().name(),
        AHospital.VENDOR,
        new VendorEvent.State(
            AHospital.VENDOR,
            "V",
            "APPROVED",
            List.of(),
            clock.instant(),
            false,
            List.of(),
            List.of(unknown, ended)));

    var closed = ladder.awaits(suspension, "CLOSED");

    var last = closed.at("/body/history").valueStream().toList().getLast();
    assertThat(last.get("by").asString()).isEqualTo("keeper");
    assertThat(last.toString()).contains("REINSTATED", "the person is gone");
    assertThat(closed.at("/body/finding/outcome/scope").asString()).isEqualTo("VENDOR");
  }

  @Test
  void aReportTakenBackPutsItInDoubt() {
    ladder
        .person("reporter", "SUPERVISOR")
        .post("/api/occurrences/" + occurrence + "/withdrawal", "{\"reason\":\"another vendor\"}")
        .must(200);

    await()
        .until(
            () -> ladder.hospital().as("AUDITOR").get(PATH + suspension).text("/body/doubt/why"),
            "CAUSE_FELL_AWAY"::equals);
    ladder.awaits(suspension, "SERVED");
  }

  @Test
  void refusesReportsOfTheFutureAndOfContractsThatAreNotThere() {
    var reporter = ladder.person("reporter", "SUPERVISOR");
    assertThat(reporter.post("/api/occurrences", breach(today().plusDays(1))).must(400).errors())
        .containsExactly("/day not-future " + today().plusDays(1));
    assertThat(
            reporter
                .post("/api/occurrences", breach(today()).replace("CLEANING", "LAUNDRY"))
                .status())
        .isEqualTo(404);
    ladder.vendor().post("/api/occurrences", breach(today())).must(403);
    ladder.vendor().get("/api/occurrences").must(403);
  }
}
