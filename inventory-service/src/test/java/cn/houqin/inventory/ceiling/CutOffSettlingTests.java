package cn.houqin.inventory.ceiling;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.inventory.order.Checking;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.time.MachineTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The service dies between an order and its two ceilings: what was cancelled comes back all the
 * same, and once. Each cut is made by putting back what had not been written when it died.
 */
@HouqinServiceTest
class CutOffSettlingTests {

  private static final String ITEM = Ceiling.idOf("HT-1", "GLOVE");
  private static final String VALUE = Ceiling.idOf("HT-1", null);

  @LocalServerPort private int port;
  @Autowired private Aggregates<Ceiling> ceilings;
  @Autowired private Aggregates<PurchaseOrder> orders;
  @Autowired private Claims claims;
  @Autowired private Sweeper sweeper;
  private ABuyingHospital hospital;
  private String order;

  @BeforeEach
  void fiftyAreOrdered() {
    hospital = ABuyingHospital.with(port, "100");
    hospital.answers("[]", "100", "100000");
    order = hospital.issued(line("GLOVE", "50", ""));
    assertThat(taken()).containsExactly("54709", "50");
  }

  private Call system() {
    return Call.system(hospital.name(), "cut-off", MachineTime.now());
  }

  private Ceiling now(String ceiling) {
    return ceilings.find(hospital.name(), ceiling).orElseThrow().body();
  }

  private void putBack(String ceiling, Ceiling before) {
    ceilings.change(system(), ceiling, _ -> Change.to(before));
  }

  private List<String> taken() {
    return hospital
        .buyer()
        .get("/api/ceilings?contract=HT-1")
        .body()
        .at("/items")
        .findValuesAsString("ordered");
  }

  private void cancel() {
    hospital.buyer().post(path(order) + "/cancellation", "{\"reason\":\"no\"}").must(200);
    await().until(() -> !stored().checking().unsettled());
    assertThat(taken()).containsExactly("0", "0");
  }

  private PurchaseOrder stored() {
    return orders.find(hospital.name(), order).orElseThrow().body();
  }

  /** The order's own update is all that was written of the settling. */
  private void orderIsUnsettled() {
    orders.change(
        system(),
        order,
        current -> {
          var was = current.body();
          var c = was.checking();
          var checking = new Checking(c.check(), c.issue(), c.givenUp(), true);
          return Change.to(
              new PurchaseOrder(
                  was.head(),
                  was.visibleTo(),
                  was.status(),
                  was.lines(),
                  was.deliveries(),
                  checking,
                  was.evidence(),
                  Instant.EPOCH,
                  null,
                  null));
        });
  }

  @Test
  void comesBackWhereNeitherCeilingWasTold() {
    var item = now(ITEM);
    var value = now(VALUE);
    cancel();
    putBack(ITEM, item);
    putBack(VALUE, value);
    assertThat(taken()).containsExactly("54709", "50");

    orderIsUnsettled();

    await().until(() -> taken().equals(List.of("0", "0")));
  }

  @Test
  void comesBackWhereOnlyTheItemsCeilingWasTold() {
    var value = now(VALUE);
    cancel();
    putBack(VALUE, value);

    orderIsUnsettled();

    await().until(() -> taken().equals(List.of("0", "0")));
  }

  @Test
  void isNotGivenBackTwiceWhereBothWereToldAndTheOrderDoesNotKnow() {
    hospital.issued(line("GLOVE", "10", ""));
    hospital.buyer().post(path(order) + "/cancellation", "{\"reason\":\"no\"}").must(200);
    await().until(() -> taken().equals(List.of("10942", "10")));

    orderIsUnsettled();

    await().until(() -> !stored().checking().unsettled());
    assertThat(taken()).containsExactly("10942", "10");
  }

  /** Two issues at once: the slower one claims after the faster one's order was cancelled. */
  @Test
  void comesBackFromALateClaimOfAnOrderThatWasIssuedAndCancelled() {
    var issue = java.util.Objects.requireNonNull(stored().checking().issue());
    var owner = new Owner(order, issue.claimVersion());
    cancel();
    claims.claim(
        hospital.name(),
        owner,
        List.of(
            new Claims.Claim(
                "HT-1",
                "GLOVE",
                new Limit(new BigDecimal(100), BigDecimal.TEN),
                Map.of(1, new BigDecimal(50)))));
    assertThat(taken()).containsExactly("0", "50");

    sweeper.sweep(MachineTime.now().plusSeconds(61));

    await().until(() -> taken().equals(List.of("0", "0")));
  }
}
