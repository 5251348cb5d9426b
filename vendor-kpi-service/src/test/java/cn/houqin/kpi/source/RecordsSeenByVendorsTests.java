package cn.houqin.kpi.source;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.source.Records.Behind;
import cn.houqin.kpi.source.Records.Outcome;
import cn.houqin.kpi.source.SourceRecord.Order;
import cn.houqin.kpi.source.SourceRecord.Step;
import cn.houqin.kpi.source.SourceRecord.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The record behind a vendor's figure shows it nothing of other vendors. */
class RecordsSeenByVendorsTests {

  private static final Behind BEHIND =
      new Behind(
          "work-order-service",
          Outcome.FOUND,
          new Order(
              "M-1",
              "MAINTENANCE",
              new Subject("LAMP", "B1", "URGENT"),
              Instant.EPOCH,
              "CLOSED",
              2,
              List.of(
                  step("REQUESTED", null),
                  step("DISPATCHED", "A"),
                  step("DECLINED", "A"),
                  step("DISPATCHED", "B"),
                  step("COMPLETED", "B"))));

  private static Step step(String type, @Nullable String vendor) {
    return new Step(type, Instant.EPOCH, null, vendor);
  }

  private static Order shownTo(String vendor) {
    var record = BEHIND.seenBy(vendor).record();
    assertThat(record).isInstanceOf(Order.class);
    return (Order) record;
  }

  @Test
  void stepsOfOtherVendorsAreLeftOut() {
    assertThat(shownTo("A").steps())
        .extracting(Step::type)
        .containsExactly("REQUESTED", "DISPATCHED", "DECLINED");
    assertThat(shownTo("B").steps())
        .extracting(Step::type)
        .containsExactly("REQUESTED", "DISPATCHED", "COMPLETED");
  }

  @Test
  void ratingIsShownToWhomItIsGiven() {
    assertThat(shownTo("A").rating()).isNull();
    assertThat(shownTo("B").rating()).isEqualTo(2);
  }

  @Test
  void whereThereIsNoRecordNothingChanges() {
    var away = new Behind("work-order-service", Outcome.NOT_AVAILABLE_NOW, null);

    assertThat(away.seenBy("A")).isEqualTo(away);
  }
}
