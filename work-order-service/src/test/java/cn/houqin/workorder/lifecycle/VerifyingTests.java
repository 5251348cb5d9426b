package cn.houqin.workorder.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Evidences;
import cn.houqin.workorder.Hospitals;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Verified by somebody else, followed up with a rating, reopened at the vendor's cost. */
@HouqinServiceTest
class VerifyingTests {

  @Autowired private Hospitals hospitals;
  private AHospital hospital;
  private TestApi worker;
  private TestApi desk;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
    desk = hospital.dispatcher();
  }

  private AnOrder completedBy(TestApi who) {
    var order = hospital.dispatched();
    order.by(worker, "arrival").must(200);
    order.by(who, "completion").must(200);
    return order;
  }

  @Test
  void isNotDoneByTheOneWhoCompletedIt() {
    var order = completedBy(desk);

    var own = order.by(desk, "verification");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.problem()).isEqualTo("verified-by-somebody-else");
    assertThat(order.by(worker, "verification").status()).isEqualTo(403);
    order.by(hospital.as("SUPERVISOR"), "verification").must(200);
    assertThat(order.state()).isEqualTo("VERIFIED");
  }

  @Test
  void requestersSpeakForTheirOwnRequestsTheDeskForAll() {
    var order = completedBy(worker);
    var neighbour = hospital.somebody("neighbour", "REQUESTER");
    var again = new Because("dark again");

    for (var refused :
        List.of(
            order.by(neighbour, "verification"),
            order.by(neighbour, "reopening", again),
            hospital.requested().by(neighbour, "cancellation", again))) {
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("own-requests-only");
    }
    assertThat(order.state()).isEqualTo("COMPLETED");
    order.by(hospital.as("REQUESTER"), "reopening", again).must(200);
    hospital.requestedFor("neighbour").by(neighbour, "cancellation", again).must(200);
    hospital.requested().by(desk, "cancellation", again).must(200);
  }

  @Test
  void looksAtTheLastCompletionOnly() {
    var order = completedBy(desk);
    order.by(hospital.as("REQUESTER"), "reopening", new Because("dark again")).must(200);
    order.by(worker, "completion").must(200);

    order.by(desk, "verification").must(200);
  }

  @Test
  void countsTheRatingAndTheReopeningOfTheVendor() {
    var order = completedBy(worker);
    order.by(desk, "verification").must(200);
    order.by(desk, "reopening", new Because("dark again")).must(200);
    order.by(worker, "completion").must(200);
    order.by(desk, "verification").must(200);
    order.by(desk, "follow-up", "{\"rating\":2}").must(200);
    order.by(desk, "closing").must(200);

    assertThat(Evidences.of(order))
        .contains("COMPLETE#1 1", "COMPLETE#1.R1 1", "SATISFACTION#1 2", "FIRST_TIME_FIX 0");
    assertThat(order.view().body().get("rating").asInt()).isEqualTo(2);
    assertThat(order.by(desk, "reopening", new Because("late")).problem())
        .isEqualTo("transition-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, -1})
  void refusesRatingsBeyondOneToFive(int rating) {
    var order = completedBy(worker);
    order.by(desk, "verification").must(200);

    assertThat(order.by(desk, "follow-up", "{\"rating\":%d}".formatted(rating)).errors())
        .containsExactly("/rating between " + rating);
    assertThat(order.by(worker, "follow-up", "{\"rating\":5}").status()).isEqualTo(403);
    assertThat(order.state()).isEqualTo("VERIFIED");
  }

  @Test
  void mayEndWithoutARating() {
    var order = completedBy(worker);
    order.by(desk, "verification").must(200);

    order.by(desk, "follow-up").must(200);

    assertThat(Evidences.of(order)).noneMatch(one -> one.startsWith("SATISFACTION"));
    assertThat(order.by(desk, "reopening", "{}").status()).isEqualTo(400);
  }
}
