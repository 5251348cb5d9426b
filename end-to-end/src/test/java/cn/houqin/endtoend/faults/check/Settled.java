package cn.houqin.endtoend.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;

/** The end of a test: everything published, filed and taken in, then compared. */
public record Settled(Surroundings here, Hospital hospital) {

  private static final String ORDERS = "work-order-service";
  private static final String KPI = "vendor-kpi-service";

  /** A relay that was killed holds its documents for half a minute. */
  private static final Duration PATIENCE = Figures.patience(90);

  /** Waits until no order has anything to publish or to file. */
  public void awaitPublished() {
    var orders = here.store(ORDERS).getCollection("work_orders");
    var waiting = Filters.or(Filters.exists("pendingAt"), Filters.exists("filingAt"));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> orders.countDocuments(waiting) == 0);
  }

  public void awaitTakenIn() {
    Topic.of(here.broker(), Streams.WORK_ORDERS).awaitReadBy(here.database(KPI));
  }

  /** The orders against the topic. */
  public OrdersVerdict orders(Map<String, List<String>> answered) {
    return OrdersVerdict.of(hospital, here.store(ORDERS), here.broker(), answered);
  }

  /** Every month's observations and scorecard against a recomputation from the orders. */
  public void assertCardsFollowFromOrders(String kpi) {
    var expected = Expected.of(hospital, here.store(ORDERS));
    assertThat(expected).isNotEmpty();
    expected.forEach((month, of) -> assertCard(kpi, month, of));
  }

  private void assertCard(String kpi, String month, Expected expected) {
    assertThat(observed(month)).isEqualTo(expected.ids());
    var card =
        hospital.as(kpi, "VENDOR_MANAGER").get("/api/scorecards/" + card(month)).must(200).body();
    expected
        .denominators()
        .forEach(
            (indicator, denominator) -> {
              var count = card.at("/counts/" + indicator);
              assertThat(count.get("denominator").asDecimal())
                  .isEqualByComparingTo(denominator + "");
              assertThat(count.get("numerator").asDecimal())
                  .isEqualByComparingTo(expected.numerators().get(indicator) + "");
            });
    assertThat(card.at("/score/total").asString()).isEqualTo(expected.total().toPlainString());
  }

  public static String card(String month) {
    return Hospital.CONTRACT + "~" + Hospital.LINE + "~" + month;
  }

  private TreeSet<String> observed(String month) {
    var ids = new TreeSet<String>();
    var filter = Filters.and(Filters.eq("hospital", hospital.name()), Filters.eq("month", month));
    for (Document one :
        here.store(KPI)
            .getCollection("observations")
            .find(filter)
            .projection(Projections.include("evidenceId"))) {
      assertThat(ids.add(one.getString("evidenceId"))).isTrue();
    }
    return ids;
  }
}
