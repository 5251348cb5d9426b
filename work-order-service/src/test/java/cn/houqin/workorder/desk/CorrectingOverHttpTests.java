package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Evidences;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people put right what was written down wrongly; what was said before stays visible. */
@HouqinServiceTest
class CorrectingOverHttpTests {

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private TestApi worker;
  private TestApi supervisor;
  private AnOrder late;
  private Instant asked;

  @BeforeEach
  void anOrderCompletedLate() {
    hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
    supervisor = hospital.as("SUPERVISOR");
    late = hospital.dispatched();
    asked = Instant.parse(late.view().text("/requestedAt"));
    late.by(worker, "arrival").must(200);
    clock.forwardTo(asked.plus(Duration.ofMinutes(250)));
    late.by(worker, "completion").must(200);
  }

  private Answer propose(int fact, String at) {
    return late.by(
        supervisor,
        "corrections",
        "{\"fact\":%d,\"at\":%s,\"reason\":\"pressed late\"}".formatted(fact, at));
  }

  private String at(int minutes) {
    return '"' + asked.plus(Duration.ofMinutes(minutes)).toString() + '"';
  }

  private Answer approve(TestApi who) {
    return late.by(who, "corrections/1/approval");
  }

  @Test
  void aWrongTimeIsSupersededAndBothAreShown() throws Exception {
    assertThat(Evidences.of(late)).contains("COMPLETE#1 0", "MAKE_SAFE#1 0");
    var month = YearMonth.from(asked.atZone(ZoneId.of("Asia/Shanghai"))).toString();
    var before = Evidences.manifested(late, "HT-1", month);

    propose(4, at(100)).must(201);
    assertThat(Evidences.of(late)).contains("COMPLETE#1 0");
    var corrected = approve(hospital.as("VENDOR_MANAGER")).must(200);

    assertThat(late.clocks()).contains("COMPLETE#1 MET " + AHospital.VENDOR);
    assertThat(Evidences.of(late))
        .containsExactly(
            "RESPOND#1 1",
            "ARRIVE#1 1",
            "MAKE_SAFE#1 0 ended",
            "COMPLETE#1 0 ended",
            "MAKE_SAFE#1~2 1",
            "COMPLETE#1~2 1");
    assertThat(corrected.text("/corrections/0/was/at")).isNotEqualTo(asked.toString());
    assertThat('"' + corrected.text("/corrections/0/is/at") + '"').isEqualTo(at(100));
    assertThat(corrected.text("/corrections/0/decided/by")).isEqualTo("vendor_manager");
    var fact = supervisor.get(late.path() + "/history").body().get(4);
    assertThat(fact.get("correction").asInt()).isEqualTo(1);
    assertThat(fact.get("declared").asBoolean()).isFalse();
    assertThat(Evidences.manifested(late, "HT-1", month)).isEqualTo(before + 2);
  }

  @Test
  void whatOtherStepsNeedStays() {
    assertThat(propose(3, "null").problem()).isEqualTo("transition-not-allowed");
    assertThat(late.view().body().get("corrections")).isEmpty();
  }

  @Test
  void aCompletionThatWasNoneReopensTheWork() {
    propose(4, "null").must(201);

    var corrected = approve(hospital.as("VENDOR_MANAGER")).must(200);

    assertThat(corrected.text("/state")).isEqualTo("ON_SITE");
    assertThat(corrected.body().get("open").asBoolean()).isTrue();
    assertThat(late.history()).doesNotContain("COMPLETED");
    assertThat(corrected.text("/corrections/0/was/type")).isEqualTo("COMPLETED");
    assertThat(corrected.body().at("/corrections/0/is").isNull()).isTrue();
  }

  @Test
  void whatFollowsNoMoreIsWithdrawn() {
    late.by(hospital.as("REQUESTER"), "verification").must(200);
    late.by(hospital.dispatcher(), "follow-up", "{\"rating\":1}").must(200);
    assertThat(Evidences.of(late)).contains("SATISFACTION#1 1");

    propose(6, "null").must(201);
    var corrected = approve(hospital.as("VENDOR_MANAGER")).must(200);

    assertThat(Evidences.of(late)).contains("SATISFACTION#1 1 ended");
    assertThat(corrected.text("/state")).isEqualTo("VERIFIED");
    assertThat(corrected.body().get("rating").isNull()).isTrue();
    late.by(hospital.dispatcher(), "follow-up", "{\"rating\":5}").must(200);
    assertThat(Evidences.of(late)).endsWith("SATISFACTION#1~2 5");
  }

  @Test
  void nobodyApprovesTheirOwn() {
    propose(4, at(100)).must(201);

    assertThat(approve(supervisor).problem()).isEqualTo("corrected-by-two");
    assertThat(approve(hospital.dispatcher()).status()).isEqualTo(403);
    assertThat(approve(worker).status()).isEqualTo(403);
    late.by(hospital.as("VENDOR_MANAGER"), "corrections/1/refusal", "{\"reason\":\"it was late\"}")
        .must(200);

    assertThat(approve(hospital.as("VENDOR_MANAGER")).problem()).isEqualTo("correction-is-decided");
    assertThat(Evidences.of(late)).contains("COMPLETE#1 0");
    assertThat(late.by(supervisor, "corrections/9/approval").status()).isEqualTo(404);
  }

  @Test
  void refusesOtherFactsAndTimesThatDoNotFit() {
    assertThat(propose(2, "null").errors()).containsExactly("/fact correctable DISPATCHED");
    assertThat(propose(9, "null").errors()).containsExactly("/fact between 9");
    assertThat(propose(4, at(300)).errors().getFirst()).startsWith("/at not-in-the-future");
    assertThat(propose(4, at(-1)).errors().getFirst()).startsWith("/at between");
    assertThat(late.by(worker, "corrections", "{\"fact\":4,\"at\":null,\"reason\":\"x\"}").status())
        .isEqualTo(403);
  }

  @Test
  void isApprovedOnceHoweverManyTryAtOnce() throws Exception {
    propose(4, at(100)).must(201);

    List<Integer> statuses;
    try (var threads = Executors.newFixedThreadPool(8)) {
      statuses =
          threads
              .invokeAll(
                  IntStream.range(0, 8)
                      .mapToObj(
                          n ->
                              (Callable<Answer>)
                                  () ->
                                      approve(
                                          new TestApi(
                                              worker.port(),
                                              TestTokens.of(
                                                  "m" + n, hospital.name(), "VENDOR_MANAGER"))))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .map(Answer::status)
              .toList();
    }

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(Evidences.of(late)).contains("COMPLETE#1~2 1").doesNotContain("COMPLETE#1~3 1");
  }
}
