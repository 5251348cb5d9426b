package cn.houqin.kpi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.platform.testing.TestMongo;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakingInEvidenceTests {

  private static final Instant AT = Instant.parse("2026-09-08T16:32:00Z");
  private Observations observations;

  @BeforeEach
  void emptyStore() {
    TestMongo.empty("evidence");
    observations =
        new Observations(
            EvidenceStore.template("evidence"), Clock.fixed(AT, ZoneOffset.UTC), _ -> () -> true);
  }

  private static Evidence evidence(String id, String numerator) {
    return new Evidence(
        id,
        "ON_TIME_RESPONSE",
        "HT-1",
        1,
        "CLEANING",
        "V1",
        "2026-09",
        numerator,
        "1",
        AT,
        "work-order",
        "o1",
        "RESPOND#1");
  }

  @Test
  void aFigureDeliveredAgainChangesNothing() {
    observations.insert("h", evidence("o1/RESPOND#1", "1"));
    observations.insert("h", evidence("o1/RESPOND#1", "0"));

    var month = observations.ofMonth("h", "HT-1", "CLEANING", "2026-09");

    assertThat(month).hasSize(1);
    assertThat(month.getFirst().numerator()).isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void aWithdrawnFigureStaysVisibleAndCountsNoMore() {
    observations.insert("h", evidence("o1/RESPOND#1", "1"));

    observations.withdraw(
        List.of(
            new Going("h", "o1/RESPOND#1", new Observation.Withdrawal("anna", "mis-click", AT))));

    assertThat(observations.ofMonth("h", "HT-1", "CLEANING", "2026-09"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.withdrawn())
                    .isEqualTo(new Observation.Withdrawal("anna", "mis-click", AT)));
  }

  @Test
  void withdrawingWhatHasNotComeIsLeftToTheRedelivery() {
    var going = new Going("h", "o9/RESPOND#1", new Observation.Withdrawal("anna", "mis-click", AT));

    assertThatThrownBy(() -> observations.withdraw(List.of(going)))
        .isInstanceOf(NotYetKnown.class)
        .hasMessageContaining("o9/RESPOND#1");
  }

  @Test
  void ofSeveralWithdrawnTogetherThoseThatAreHereGoAndTheOthersAreAwaited() {
    observations.insert("h", evidence("o1/RESPOND#1", "1"));
    observations.insert("h", evidence("o2/RESPOND#1", "1"));
    var listener = new EvidenceListener(observations);
    var together = Objects.requireNonNull(listener.orderEvidenceWithdrawn().together());

    assertThatThrownBy(
            () ->
                together.on(
                    List.of(
                        withdrawn("o1", "anna"), withdrawn("o9", "ben"), withdrawn("o1", "cy"))))
        .isInstanceOf(NotYetKnown.class)
        .hasMessageContaining("o9/RESPOND#1");

    assertThat(observations.ofMonth("h", "HT-1", "CLEANING", "2026-09"))
        .extracting(one -> one.withdrawn() == null ? "counts" : one.withdrawn().by())
        .containsExactly("anna", "counts");
  }

  private static Received<WorkOrderEvent.EvidenceWithdrawn> withdrawn(String order, String by) {
    var body =
        new WorkOrderEvent.EvidenceWithdrawn(
            order, "CLEANING", order + "/RESPOND#1", "HT-1", "2026-09", "mis-click", by, AT);
    return new Received<>("h/" + order + "/2", "h", order, 2, AT, body);
  }

  @Test
  void hospitalsAndMonthsAreKeptApart() {
    observations.insert("h", evidence("o1/RESPOND#1", "1"));

    assertThat(observations.ofMonth("other", "HT-1", "CLEANING", "2026-09")).isEmpty();
    assertThat(observations.ofMonth("h", "HT-1", "CLEANING", "2026-10")).isEmpty();
  }
}
