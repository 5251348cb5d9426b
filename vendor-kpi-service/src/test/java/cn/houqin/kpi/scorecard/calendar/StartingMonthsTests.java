package cn.houqin.kpi.scorecard.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

@HouqinServiceTest
class StartingMonthsTests {

  @Autowired TestClock clock;
  @Autowired MonthStarting starting;
  @Autowired Aggregates<MonthCalendar> calendars;
  @Autowired MongoTemplate mongo;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void hospital() {
    hospital = AHospital.ready(port, clock);
  }

  private List<String> months() {
    return hospital
        .manager()
        .get("/api/scorecards?contract=HT-1&limit=100")
        .must(200)
        .body()
        .get("items")
        .valueStream()
        .map(card -> card.get("month").asString())
        .toList();
  }

  private List<Document> started(String card) {
    return mongo
        .getCollection("audit")
        .find(
            new Document("hospital", hospital.name())
                .append("subject", card)
                .append("command", "timer:month-calendar"))
        .into(new java.util.ArrayList<>());
  }

  @Test
  void startsEachMonthFromTheActivationOnAndNoneBefore() {
    hospital.reaches("CLOSED");
    clock.forwardToCutOff(hospital.month().plusMonths(2));

    await()
        .untilAsserted(
            () ->
                assertThat(months())
                    .containsExactly(
                        hospital.month().plusMonths(2).toString(),
                        hospital.month().plusMonths(1).toString(),
                        hospital.month().toString()));
  }

  @Test
  void leavesAMonthBeforeTheActivationToAPersonWhoStartsItByTheSameRules() {
    var before = "HT-1~CLEANING~" + hospital.month().minusMonths(1);

    var started = hospital.manager().post("/api/scorecards/" + before + "/closing", "").must(200);

    assertThat(started.text("/stage")).isEqualTo("CLOSED");
    assertThat(started.body().at("/arrived/missing")).isEmpty();
  }

  @Test
  void startsOnceHoweverManyInstances() throws InterruptedException {
    await().until(() -> calendars.find(hospital.name(), "HT-1").isPresent());
    var due = calendars.find(hospital.name(), "HT-1").orElseThrow();
    var cutOff = cutOff();
    var call = Call.system(hospital.name(), "timer:month-calendar", cutOff);
    Callable<Object> instance = () -> calendars.change(call, "HT-1", starting.prepared(due, call));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> instance).toList());
      assertThat(all).allSatisfy(one -> assertThat(one.get()).isNotNull());
    }

    await().untilAsserted(() -> assertThat(started(hospital.card())).hasSize(1));
    assertThat(calendars.find(hospital.name(), "HT-1").orElseThrow().body().next())
        .isEqualTo(hospital.month().plusMonths(1));
  }

  private Instant cutOff() {
    return hospital.month().plusMonths(1).atDay(2).atStartOfDay(TestClock.ZONE).toInstant();
  }

  @Test
  void startsNoMonthAfterAContractWasTerminated() {
    hospital.reaches("CLOSED");
    hospital.contract("HT-1", AHospital.VENDOR, "TERMINATED");
    await()
        .until(
            () ->
                calendars.find(hospital.name(), "HT-1").orElseThrow().body().nextTimerAt() != null);

    clock.forwardToCutOff(hospital.month().plusMonths(3));

    await()
        .until(
            () ->
                calendars.find(hospital.name(), "HT-1").orElseThrow().body().nextTimerAt() == null);
    assertThat(months()).doesNotContain(hospital.month().plusMonths(2).toString());
  }
}
