package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.inventory.EvidenceAsked;
import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.inventory.order.Head;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A later day after issue, as both agree; and orders that nobody closes. */
@HouqinServiceTest
class PostponingTests {

  private static final String OVERDUE = "L1/OVERDUE/DELIVERY_ON_TIME";

  @LocalServerPort private int port;
  @Autowired private Aggregates<PurchaseOrder> orders;
  @Autowired private Clock businessClock;
  private ABuyingHospital hospital;
  private final LocalDate agreed = LocalDate.now().plusDays(10);

  @BeforeEach
  void aHospital() {
    hospital = ABuyingHospital.with(port, "100");
  }

  private TestApi.Answer ask(String order, LocalDate day) {
    return hospital
        .vendor()
        .post(
            path(order) + "/postponements",
            "{\"deliverBy\":\"%s\",\"reason\":\"no gloves in port\"}".formatted(day));
  }

  private TestApi.Answer decide(String order, int number, String how) {
    var body = how.equals("refusal") ? "{\"reason\":\"needed\"}" : "";
    return hospital.buyer().post(path(order) + "/postponements/" + number + "/" + how, body);
  }

  private void becomes(String order, UnaryOperator<PurchaseOrder> step) {
    var call = Call.system(hospital.name(), "time-passes", businessClock.instant());
    orders.change(call, order, current -> Change.to(step.apply(current.body())));
  }

  private static PurchaseOrder with(PurchaseOrder was, Head head, List<Delivery> deliveries) {
    return new PurchaseOrder(
        head,
        was.visibleTo(),
        was.status(),
        was.lines(),
        deliveries,
        was.checking(),
        was.evidence(),
        was.workAt(),
        null,
        null);
  }

  @Test
  void theDayIsTheOneBothAgreeOnAndTheFirstStaysToBeSeen() {
    var order = hospital.issued(line("GLOVE", "100", ""));

    assertThat(ask(order, agreed).must(400).errors())
        .containsExactly("/deliverBy later-than-agreed " + agreed);
    assertThat(ask(order, agreed.plusYears(2)).must(400).errors())
        .containsExactly("/deliverBy no-later-than " + agreed.plusYears(2));
    ask(order, agreed.plusDays(7)).must(200);
    assertThat(ask(order, agreed.plusDays(9)).must(409).problem()).isEqualTo("postponement-open");
    hospital.otherVendor().post(path(order) + "/postponements", "{}").must(400);
    decide(order, 1, "refusal").must(200);
    assertThat(decide(order, 1, "agreement").must(409).problem()).isEqualTo("postponement-decided");
    assertThat(hospital.get(order).text("/deliverBy")).isEqualTo(agreed.toString());
    ask(order, agreed.plusDays(7)).must(200);
    hospital.vendor().post(path(order) + "/postponements/2/agreement", "").must(403);
    var done = decide(order, 2, "agreement").must(200);

    assertThat(done.text("/deliverBy")).isEqualTo(agreed.plusDays(7).toString());
    assertThat(done.text("/firstDeliverBy")).isEqualTo(agreed.toString());
    assertThat(done.text("/postponements/0/decision/reason")).isEqualTo("needed");
    assertThat(done.text("/postponements/1/decision/by")).isEqualTo("buyer");
    decide(order, 3, "agreement").must(404);
    var told =
        await()
            .until(
                () ->
                    TestTopics.heard(
                        Streams.PURCHASING,
                        hospital.name(),
                        order,
                        PurchasingEvent.Postponed.class),
                heard -> !heard.isEmpty());
    assertThat(told.getFirst().was()).isEqualTo(agreed.toString());
    assertThat(told.getFirst().deliverBy()).isEqualTo(agreed.plusDays(7).toString());
  }

  @Test
  void whatWasLateByTheFirstDayIsNotLateBeforeTheDayAgreed() {
    var order = hospital.confirmed(line("GLOVE", "100", ""));
    var yesterday = LocalDate.now().minusDays(2);
    becomes(
        order,
        was -> {
          var h = was.head();
          var over = businessClock.instant();
          return with(
              was,
              new Head(
                  h.number(), h.contract(), h.vendor(), h.store(), yesterday, h.draftedBy(), over),
              was.deliveries());
        });
    await().until(() -> EvidenceAsked.given(hospital.name(), order).contains(OVERDUE + " 0/1"));

    ask(order, LocalDate.now().plusDays(5)).must(200);
    decide(order, 1, "agreement").must(200);

    await().until(() -> !EvidenceAsked.withdrawn(hospital.name(), order).isEmpty());
    assertThat(EvidenceAsked.withdrawn(hospital.name(), order))
        .containsExactly(OVERDUE + " POSTPONED");
    hospital.announce(order, 1, "100").must(201);
    hospital.receive(order, 1, "100", "100", "0", "").must(200);
    await()
        .until(
            () ->
                EvidenceAsked.given(hospital.name(), order).contains("D1/L1/DELIVERY_ON_TIME 1/1"));
  }

  @Test
  void whatWasReceivedLongAgoIsClosedByItself() {
    var order = hospital.confirmed(line("GLOVE", "100", ""));
    hospital.announce(order, 1, "100").must(201);
    hospital.receive(order, 1, "100", "100", "0", "").must(200);
    await().until(() -> "100".equals(hospital.onHand("GLOVE")));
    assertThat(hospital.status(order)).isEqualTo("RECEIVED");
    becomes(order, was -> receivedBefore(was, Duration.ofDays(59)));
    assertThat(hospital.status(order)).isEqualTo("RECEIVED");

    becomes(order, was -> receivedBefore(was, Duration.ofDays(2)));

    await().until(() -> "CLOSED".equals(hospital.status(order)));
    assertThat(hospital.ordered()).isEqualTo("100");
  }

  private static PurchaseOrder receivedBefore(PurchaseOrder was, Duration time) {
    var delivery = was.deliveries().getFirst();
    var found = delivery.mistake();
    var before = new Receipt(found.by(), found.arrivedAt(), found.at().minus(time), found.lines());
    var earlier =
        new Delivery(
            delivery.delivery(),
            delivery.note(),
            delivery.lines(),
            delivery.state(),
            delivery.announcedBy(),
            delivery.announcedAt(),
            before,
            delivery.undone());
    return with(was, was.head(), List.of(earlier));
  }
}
