package cn.houqin.workorder.attachment;

import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Vendors see the files of an order that were theirs to see, and no others. */
@HouqinServiceTest
class SightOfVendorsTests {

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  private AHospital hospital;
  private TestApi desk;
  private TestApi first;
  private TestApi second;
  private AnOrder order;

  @BeforeEach
  void anOrderWithAPhoto() {
    hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    desk = hospital.dispatcher();
    first = hospital.vendorUser(VENDOR);
    second = hospital.vendorUser(STANDBY);
    order = hospital.dispatched();
  }

  private String attached(TestApi who) {
    var id = new Uploads(who).photoOf(AHospital.LINE);
    order.by(who, "attachments", "{\"attachment\":\"%s\"}".formatted(id)).must(200);
    return id;
  }

  private List<String> listed(TestApi who, String query) {
    return who.get(order.path() + "/attachments" + query)
        .must(200)
        .body()
        .get("items")
        .valueStream()
        .map(one -> one.get("attachment").asString())
        .toList();
  }

  private int fetched(TestApi who, String id) {
    return new Uploads(who).fetch(order.path() + "/attachments/" + id).statusCode();
  }

  @Test
  void oneThatDeclinedKeepsWhatItSawAndItsOwnButNothingThatCameLater() {
    var ofTheWard = attached(desk);
    var own = attached(first);
    order.by(first, "decline", "{\"reason\":\"no one free\"}").must(200);
    clock.forwardTo(clock.instant().plus(Duration.ofSeconds(1)));
    var later = attached(desk);
    var ofTheNext = attached(second);

    assertThat(listed(first, "")).containsExactly(ofTheWard, own);
    assertThat(listed(first, "?changedSince=2020-01-01T00:00:00Z")).containsExactly(ofTheWard, own);
    assertThat(fetched(first, ofTheWard)).isEqualTo(200);
    assertThat(fetched(first, own)).isEqualTo(200);
    assertThat(fetched(first, later)).isEqualTo(404);
    assertThat(fetched(first, ofTheNext)).isEqualTo(404);
    assertThat(listed(second, "")).containsExactly(ofTheWard, later, ofTheNext);
    assertThat(fetched(second, own)).isEqualTo(404);
    assertThat(listed(desk, "")).containsExactly(ofTheWard, own, later, ofTheNext);
  }

  @Test
  void silentOneLosesTheSightOfWhatComesAfterItLostTheOrder() {
    var before = attached(desk);
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(31)));
    await().untilAsserted(() -> assertThat(order.vendor()).isEqualTo(STANDBY));
    clock.forwardTo(clock.instant().plus(Duration.ofSeconds(1)));
    var after = attached(desk);

    assertThat(listed(first, "")).containsExactly(before);
    assertThat(fetched(first, after)).isEqualTo(404);
  }

  @Test
  void oneThatWasOnlyAskedSeesThemWhileItIsAsked() {
    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("GRAB"));
    order = hospital.dispatched();
    var photo = attached(desk);
    assertThat(listed(second, "")).containsExactly(photo);

    order.by(first, "acknowledgement").must(200);

    assertThat(listed(second, "")).isEmpty();
    assertThat(fetched(second, photo)).isEqualTo(404);
    assertThat(listed(first, "")).containsExactly(photo);
  }
}
