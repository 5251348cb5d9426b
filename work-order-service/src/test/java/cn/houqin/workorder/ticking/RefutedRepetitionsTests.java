package cn.houqin.workorder.ticking;

import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Evidences;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A repetition that came to nothing is none: the figure it gave ends, and stays to be seen. */
@HouqinServiceTest
class RefutedRepetitionsTests {

  private static final Map<String, String> ENDINGS =
      Map.of(
          "cancellation", "{\"reason\":\"not needed\"}",
          "rejection", "{\"reason\":\"not ours\"}",
          "transfer", "{\"toLine\":\"CLEANING\",\"reason\":\"wrong line\"}");

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  private AHospital hospital;
  private AnOrder closed;

  @BeforeEach
  void closedOrder() {
    hospital = hospitals.withoutContracts();
    hospital.scheme("R@1", "REPEAT_FAULT");
    hospital.announce(AContract.main("HT-1", VENDOR).scoredBy("R@1"));
    closed = hospital.closed();
  }

  private List<String> repeatFaults() {
    return Evidences.of(closed).stream().filter(one -> one.startsWith("REPEAT_FAULT")).toList();
  }

  private void awaitFaults(String... wanted) {
    await().untilAsserted(() -> assertThat(repeatFaults()).containsExactly(wanted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancellation", "rejection", "transfer"})
  void figureIsWithdrawnWhenTheLaterOrderEndsAndTheNextCountsAgain(String ending) {
    var later = hospital.requested();
    awaitFaults("REPEAT_FAULT 1");

    later.by(hospital.dispatcher(), ending, ENDINGS.get(ending)).must(200);

    awaitFaults("REPEAT_FAULT 1 ended");
    await()
        .untilAsserted(
            () -> assertThat(hospital.heard(closed)).contains("work-order.evidence-withdrawn.v1"));
    hospital.requested();
    awaitFaults("REPEAT_FAULT 1 ended", "REPEAT_FAULT~2 1");
  }

  @Test
  void anotherRepetitionTakesItsPlaceWhereOneIsMergedAway() {
    var first = hospital.requested();
    var second = hospital.requested();
    awaitFaults("REPEAT_FAULT 1");
    second.by(hospital.dispatcher(), "merge", "{\"into\":\"%s\"}".formatted(first.id())).must(200);

    first.by(hospital.dispatcher(), "cancellation", new Because("not needed")).must(200);

    awaitFaults("REPEAT_FAULT 1 ended");
  }

  @Test
  void figureIsSupersededByTheNextRepetitionThatStands() {
    var first = hospital.requested();
    var second = hospital.requested();
    awaitFaults("REPEAT_FAULT 1");

    first.by(hospital.dispatcher(), "cancellation", new Because("not needed")).must(200);

    awaitFaults("REPEAT_FAULT 1 ended", "REPEAT_FAULT~2 1");
    assertThat(Evidences.raw(closed).toString())
        .contains("\"replacedBy\":\"" + closed.id() + "/REPEAT_FAULT~2\"");
    assertThat(closed.view().body().get("links").toString())
        .contains("REPEATED_BY", second.id())
        .doesNotContain(first.id());
  }

  @Test
  void afterFourteenDaysItIsSupersededByNone() {
    var later = hospital.requested();
    awaitFaults("REPEAT_FAULT 1");
    clock.forwardTo(clock.instant().plus(Duration.ofDays(14)).plus(Duration.ofMinutes(2)));

    later.by(hospital.dispatcher(), "rejection", new Because("not ours")).must(200);

    awaitFaults("REPEAT_FAULT 1 ended", "REPEAT_FAULT~2 0");
  }

  @Test
  void orderPutDownForAnotherPlaceRepeatsWhatWasClosedThere() {
    var later = hospital.requested("LAMP", "B2", "ROUTINE");
    assertThat(repeatFaults()).isEmpty();
    edit(later, "B1-101");
    awaitFaults("REPEAT_FAULT 1");

    edit(later, "B2");

    awaitFaults("REPEAT_FAULT 1 ended");
  }

  private void edit(AnOrder order, String location) {
    var tag = order.view().header("ETag");
    hospital
        .dispatcher()
        .put(
            order.path(),
            "{\"category\":\"LAMP\",\"location\":\"%s\",\"requester\":null,\"description\":null}"
                .formatted(location),
            "If-Match",
            tag)
        .must(200);
  }
}
