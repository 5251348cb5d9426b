package cn.houqin.inventory.order;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.inventory.arrival.Receipt.ReceivedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryEvidenceTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant LAST_MOMENT = Instant.parse("2026-03-31T15:59:59.999Z");

  private static List<Evidence> figures(Instant arrivedAt, String delivered, String rejected) {
    var line =
        new OrderLine(
            1,
            "GLOVE",
            "GLOVE",
            new BigDecimal(100),
            BigDecimal.ONE,
            null,
            new OrderLine.Price("MATERIALS", BigDecimal.TEN),
            OrderLine.Progress.NONE);
    var head = new Head("PO-1", "HT-1", "V", "S1", LocalDate.of(2026, 3, 31), "buyer", null);
    var order =
        PurchaseOrder.drafted(head, List.of(line))
            .issued(List.of(line), new Checking.Issue(1, 3, arrivedAt, "buyer"));
    var delivery =
        Delivery.announced(
            1,
            null,
            List.of(new Delivery.AnnouncedLine(1, new BigDecimal(50))),
            "seller",
            arrivedAt);
    var all = new BigDecimal(delivered);
    var bad = new BigDecimal(rejected);
    var received = new ReceivedLine(1, all, all.subtract(bad), bad, "TORN", List.of());
    return new DeliveryEvidence("p1", order, ZONE)
        .of(delivery, new Receipt("receiver", arrivedAt, arrivedAt, List.of(received)));
  }

  private static List<String> told(List<Evidence> figures) {
    return figures.stream()
        .map(one -> one.indicator() + " " + one.numerator() + "/" + one.denominator())
        .toList();
  }

  @Test
  void isOnTimeUntilTheEndOfTheDayInTheHospitalsZone() {
    assertThat(told(figures(LAST_MOMENT, "50", "0")))
        .containsExactly(
            "DELIVERY_QUANTITY 1/1", "DELIVERY_ON_TIME 1/1", "DELIVERY_REJECT_RATE 0/50");
    var late = figures(LAST_MOMENT.plusMillis(1), "50", "0");
    assertThat(told(late)).contains("DELIVERY_ON_TIME 0/1");
    assertThat(late).extracting(Evidence::month).containsOnly("2026-04");
  }

  @Test
  void holdsTheQuantityAgainstTheAnnouncementExactly() {
    assertThat(told(figures(LAST_MOMENT, "50.5", "0.25")))
        .contains("DELIVERY_QUANTITY 1/1", "DELIVERY_REJECT_RATE 0.25/50.5");
    assertThat(told(figures(LAST_MOMENT, "50.500001", "0"))).contains("DELIVERY_QUANTITY 0/1");
    assertThat(told(figures(LAST_MOMENT, "49.499999", "0"))).contains("DELIVERY_QUANTITY 0/1");
  }

  @Test
  void saysNothingButTheQuantityWhereNothingCame() {
    assertThat(told(figures(LAST_MOMENT, "0", "0"))).containsExactly("DELIVERY_QUANTITY 0/1");
  }

  @Test
  void belongsToContractLineVendorAndOrder() {
    assertThat(figures(LAST_MOMENT, "50", "0"))
        .allSatisfy(
            one -> {
              assertThat(one.evidenceId()).isEqualTo("p1/D1/L1/" + one.indicator());
              assertThat(one.contract()).isEqualTo("HT-1");
              assertThat(one.contractVersion()).isEqualTo(3);
              assertThat(one.line()).isEqualTo("MATERIALS");
              assertThat(one.vendor()).isEqualTo("V");
              assertThat(one.month()).isEqualTo("2026-03");
              assertThat(one.source()).isEqualTo("purchase-order");
            });
  }
}
