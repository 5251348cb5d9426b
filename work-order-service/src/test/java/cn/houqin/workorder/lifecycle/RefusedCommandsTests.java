package cn.houqin.workorder.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Commands that an order's state, its contract or the request itself does not allow. */
@HouqinServiceTest
class RefusedCommandsTests {

  @Autowired Hospitals hospitals;

  @Test
  void illegalOneNamesThoseThatAreAllowed() {
    var hospital = hospitals.ready();
    var order = hospital.accepted();

    var refused = order.by(hospital.dispatcher(), "completion");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("transition-not-allowed");
    assertThat(refused.body().get("allowed").valueStream().map(one -> one.asString()))
        .containsExactly("dispatch", "cancel", "transfer");
    assertThat(order.view().body().get("allowed")).isEqualTo(refused.body().get("allowed"));
  }

  @Test
  void pauseNeedsAReasonThatTheContractAllows() {
    var hospital = hospitals.ready();
    var order = hospital.dispatched();
    var worker = hospital.vendorUser(AHospital.VENDOR);
    order.by(worker, "acknowledgement").must(200);

    var refused = order.by(worker, "pause", new Because("LUNCH"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly("/reason one-of LUNCH");
    assertThat(order.by(worker, "pause", "{}").errors()).hasSize(1);
    order.by(worker, "pause", new Because("AWAITING_ACCESS")).must(200);
  }

  @Test
  void ratingIsOneToFive() {
    var hospital = hospitals.ready();
    var order = hospital.dispatched();
    var worker = hospital.vendorUser(AHospital.VENDOR);
    order.by(worker, "arrival").must(200);
    order.by(worker, "completion").must(200);
    order.by(hospital.as("SUPERVISOR"), "verification").must(200);

    assertThat(order.by(hospital.dispatcher(), "follow-up", "{\"rating\":6}").errors())
        .containsExactly("/rating between 6");
    order.by(hospital.dispatcher(), "follow-up", "{}").must(200);
  }

  @Test
  void requestNamesAPlaceACategoryAndAPriorityThatThereAre() {
    var hospital = hospitals.ready();
    var nurse = hospital.as("REQUESTER");
    var path = cn.houqin.workorder.AnOrder.ofLine(AHospital.LINE);

    assertThat(
            nurse
                .post(path, "{\"category\":\"LAMP\",\"location\":\"X\",\"priority\":\"ROUTINE\"}")
                .errors())
        .containsExactly("/location known-location X");
    assertThat(
            nurse
                .post(path, "{\"category\":\"X\",\"location\":\"B2\",\"priority\":\"ROUTINE\"}")
                .errors())
        .containsExactly("/category known-category X");
    assertThat(
            nurse
                .post(path, "{\"category\":\"LAMP\",\"location\":\"B2\",\"priority\":\"soon\"}")
                .errors())
        .containsExactly("/priority priority soon");
  }

  @Test
  void repeatedUnderItsKeyItIsDoneOnce() {
    var hospital = hospitals.ready();
    var order = hospital.requested();
    var desk = hospital.dispatcher();
    var path = order.path() + "/acceptance";

    desk.post(path, "{}", "Idempotency-Key", "k1").must(200);
    var again = desk.post(path, "{}", "Idempotency-Key", "k1").must(200);

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(order.history()).containsExactly("REQUESTED", "ACCEPTED");
    assertThat(desk.post(path, "{\"x\":1}", "Idempotency-Key", "k1").status()).isEqualTo(422);
  }

  @Test
  void staleVersionIsRefused() {
    var hospital = hospitals.ready();
    var order = hospital.accepted();

    var stale = hospital.dispatcher().post(order.path() + "/dispatch", "{}", "If-Match", "\"v1\"");

    assertThat(stale.status()).isEqualTo(412);
  }
}
