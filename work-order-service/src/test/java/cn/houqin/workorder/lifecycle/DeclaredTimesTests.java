package cn.houqin.workorder.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Evidences;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a worker without signal did is dated by the worker's word, within the tolerance. */
@HouqinServiceTest
class DeclaredTimesTests {

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private TestApi worker;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
  }

  private static String at(Instant declared) {
    return "{\"occurredAt\":\"%s\"}".formatted(declared);
  }

  private AnOrder acknowledged() {
    var order = hospital.dispatched();
    order.by(worker, "acknowledgement").must(200);
    return order;
  }

  private static Instant requestedAt(AnOrder order) {
    return Instant.parse(order.view().text("/requestedAt"));
  }

  @Test
  void isShownAsDeclared() {
    var order = acknowledged();
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(10)));
    var declared = clock.instant().minus(Duration.ofMinutes(5));

    order.by(worker, "arrival", at(declared)).must(200);
    order.by(worker, "completion").must(200);

    var history = hospital.dispatcher().get(order.path() + "/history").body();
    assertThat(history.get(4).get("at").asString()).isEqualTo(declared.toString());
    assertThat(history.get(4).get("declared").asBoolean()).isTrue();
    assertThat(Instant.parse(history.get(4).get("recordedAt").asString())).isAfter(declared);
    assertThat(history.get(5).get("declared").asBoolean()).isFalse();
  }

  @Test
  void supersedesABreachRaisedMeanwhileInTheSameUpdate() {
    var order = acknowledged();
    var asked = requestedAt(order);
    clock.forwardTo(asked.plus(Duration.ofMinutes(65)));
    await().until(() -> Evidences.of(order).contains("ARRIVE#1 0"));
    var before = order.view().header("ETag");

    order.by(worker, "arrival", at(asked.plus(Duration.ofMinutes(58)))).must(200);

    assertThat(order.clocks()).contains("ARRIVE#1 MET " + AHospital.VENDOR);
    assertThat(Evidences.of(order)).contains("ARRIVE#1 0 ended", "ARRIVE#1~2 1");
    var ended = Evidences.raw(order).valueStream().filter(e -> !e.get("counts").asBoolean());
    assertThat(ended.map(e -> e.at("/ended/replacedBy").asString()))
        .containsExactly(order.id() + "/ARRIVE#1~2");
    var versions = Integer.parseInt(order.view().header("ETag").replaceAll("\\D", ""));
    assertThat(versions).isEqualTo(Integer.parseInt(before.replaceAll("\\D", "")) + 1);
  }

  @Test
  void leavesABreachThatItDoesNotUndo() {
    var order = acknowledged();
    var asked = requestedAt(order);
    clock.forwardTo(asked.plus(Duration.ofMinutes(70)));
    await().until(() -> Evidences.of(order).contains("ARRIVE#1 0"));

    order.by(worker, "arrival", at(asked.plus(Duration.ofMinutes(61)))).must(200);

    assertThat(Evidences.of(order)).containsExactly("RESPOND#1 1", "ARRIVE#1 0");
  }

  @Test
  void isRefusedBeyondTheToleranceBeforeWhatWasAndInTheFuture() {
    var order = acknowledged();
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(20)));
    order.by(worker, "arrival").must(200);
    var arrived = hospital.dispatcher().get(order.path() + "/history").body().get(4).get("at");
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(1)));

    var early =
        order.by(worker, "making-safe", at(Instant.parse(arrived.asString()).minusMillis(1)));
    var future = order.by(worker, "making-safe", at(clock.instant().plusSeconds(60)));
    var old = order.by(worker, "making-safe", at(clock.instant().minus(Duration.ofMinutes(16))));

    assertThat(early.errors().getFirst()).startsWith("/occurredAt not-before-previous");
    assertThat(future.errors().getFirst()).startsWith("/occurredAt not-in-the-future");
    assertThat(old.errors().getFirst()).startsWith("/occurredAt within-tolerance");
    assertThat(order.state()).isEqualTo("ON_SITE");
  }

  @Test
  void isDoneOnceUnderOneKey() {
    var order = acknowledged();
    var body = at(clock.instant());
    var path = order.path() + "/arrival";

    worker.post(path, body, "Idempotency-Key", "a1").must(200);
    var again = worker.post(path, body, "Idempotency-Key", "a1").must(200);
    var other = worker.post(path, at(clock.instant().minusMillis(1)), "Idempotency-Key", "a1");

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(order.history()).hasSize(5);
  }

  @Test
  void refusesTheEndOfTimeWhileAnOrderWaitsForCover() {
    var order = hospital.dispatched();
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(31)));
    await().until(() -> order.view().body().get("uncovered").asBoolean());

    var answer = order.by(worker, "arrival", "{\"occurredAt\":\"+999999999-12-31T12:00:00Z\"}");

    assertThat(answer.errors().getFirst()).startsWith("/occurredAt not-in-the-future");
  }
}
