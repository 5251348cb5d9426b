package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that say the same are offered, and the later ones merged into the first. */
@HouqinServiceTest
class MergingTests {

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private TestApi desk;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    desk = hospital.dispatcher();
  }

  private Answer merge(AnOrder order, AnOrder into, String... headers) {
    return desk.post(order.path() + "/merge", "{\"into\":\"%s\"}".formatted(into.id()), headers);
  }

  private List<String> duplicates(AnOrder order) {
    return desk.get(order.path() + "/duplicates").must(200).body().findValuesAsString("workOrder");
  }

  @Test
  void offersOpenOrdersOfTheSameCategoryAndPlaceWithinTheWindow() {
    var first = hospital.requested("LAMP", "B2", "ROUTINE");
    hospital.requested("DRAIN", "B2", "ROUTINE");
    hospital.requested("LAMP", "B1", "ROUTINE");
    var cancelled = hospital.requested("LAMP", "B2", "ROUTINE");
    cancelled.by(desk, "cancellation", new AnOrder.Because("gone")).must(200);
    clock.forwardTo(clock.instant().plus(Duration.ofHours(23)));

    var made =
        desk.post(
                AnOrder.ofLine(AHospital.LINE),
                "{\"category\":\"LAMP\",\"location\":\"B2\",\"priority\":\"ROUTINE\"}")
            .must(201);
    var second = new AnOrder(hospital, AHospital.LINE, made.text("/workOrder"));

    assertThat(made.body().at("/links").findValuesAsString("workOrder"))
        .containsExactly(first.id());
    assertThat(made.text("/links/0/kind")).isEqualTo("POSSIBLE_DUPLICATE");
    assertThat(duplicates(second)).containsExactly(first.id());
    assertThat(duplicates(first)).containsExactly(second.id());

    clock.forwardTo(clock.instant().plus(Duration.ofHours(2)));
    assertThat(duplicates(hospital.requested("LAMP", "B2", "ROUTINE")))
        .containsExactly(second.id());
  }

  @Test
  void cancelsTheLaterOneAndShowsItOnBoth() {
    var first = hospital.requested();
    var second = hospital.requested();

    var merged = merge(second, first).must(200);

    assertThat(merged.text("/state")).isEqualTo("CANCELLED");
    assertThat(second.view().body().at("/links/0").toString())
        .isEqualTo(
            "{\"kind\":\"MERGED_INTO\",\"line\":\"MAINTENANCE\",\"workOrder\":\"%s\"}"
                .formatted(first.id()));
    assertThat(first.view().body().at("/links/0").toString())
        .isEqualTo(
            "{\"kind\":\"DUPLICATE\",\"line\":\"MAINTENANCE\",\"workOrder\":\"%s\"}"
                .formatted(second.id()));
    var last = desk.get(second.path() + "/history").body().get(1);
    assertThat(last.get("type").asString() + " " + last.get("reason").asString())
        .isEqualTo("CANCELLED MERGED");
  }

  @Test
  void isDoneOnceHoweverOftenItIsAsked() {
    var first = hospital.requested();
    var second = hospital.requested();

    merge(second, first, "Idempotency-Key", "m1").must(200);
    var sameKey = merge(second, first, "Idempotency-Key", "m1").must(200);
    var otherKey = merge(second, first, "Idempotency-Key", "m2").must(200);

    assertThat(sameKey.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(otherKey.text("/state")).isEqualTo("CANCELLED");
    assertThat(second.history()).containsExactly("REQUESTED", "CANCELLED");
  }

  @Test
  void refusesItselfOthersLinesFinalOnesAndTheEarlierOne() {
    var first = hospital.requested();
    var second = hospital.requested();
    var third = hospital.requested();
    var cleaning =
        new AnOrder(
            hospital,
            "CLEANING",
            desk.post(
                    AnOrder.ofLine("CLEANING"),
                    "{\"category\":\"LAMP\",\"location\":\"B1-101\",\"priority\":\"ROUTINE\"}")
                .must(201)
                .text("/workOrder"));

    assertThat(merge(second, second).errors())
        .containsExactly("/into another-order " + second.id());
    assertThat(merge(cleaning, second).status()).isEqualTo(404);
    assertThat(merge(first, second).problem()).isEqualTo("earlier-request-is-kept");
    merge(second, first).must(200);
    assertThat(merge(third, second).problem()).isEqualTo("order-is-final");
    assertThat(merge(second, third).problem()).isEqualTo("transition-not-allowed");
    assertThat(
            third
                .by(hospital.as("REQUESTER"), "merge", "{\"into\":\"%s\"}".formatted(first.id()))
                .status())
        .isEqualTo(403);
    assertThat(hospitals.ready().dispatcher().get(first.path() + "/duplicates").status())
        .isEqualTo(404);
  }

  @Test
  void neverCancelsBothOfTwoMergedIntoEachOtherAtOnce() throws Exception {
    var first = hospital.requested();
    var second = hospital.requested();

    List<Integer> statuses;
    try (var threads = Executors.newFixedThreadPool(2)) {
      statuses =
          threads
              .invokeAll(
                  List.<Callable<Answer>>of(() -> merge(first, second), () -> merge(second, first)))
              .stream()
              .map(Future::resultNow)
              .map(Answer::status)
              .toList();
    }

    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    assertThat(List.of(first.state(), second.state())).containsExactly("REQUESTED", "CANCELLED");
  }
}
