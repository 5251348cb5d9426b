package cn.houqin.kpi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.platform.copy.BeingRebuilt;
import cn.houqin.platform.testing.TestMongo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While all figures are read again, nothing is computed from those that have come so far. */
class ReadAgainTests {

  private static final Instant FIRST = Instant.parse("2026-09-08T16:32:00Z");
  private static final Instant AGAIN = Instant.parse("2026-11-08T16:32:00Z");

  private final AtomicBoolean complete = new AtomicBoolean();
  private Observations observations;
  private Tallies tallies;

  @BeforeEach
  void emptyStore() {
    TestMongo.empty("read_again");
    var mongo = EvidenceStore.template("read_again");
    mongo
        .getCollection(FormerArrivals.COLLECTION)
        .insertOne(new Document("_id", "h/o1/RESPOND#1").append("receivedAt", FIRST));
    observations = new Observations(mongo, Clock.fixed(AGAIN, ZoneOffset.UTC), _ -> complete::get);
    tallies = new Tallies(mongo, observations);
    for (var order : List.of("o1", "o2")) {
      observations.insert("h", evidence(order + "/RESPOND#1"));
    }
  }

  private static Evidence evidence(String id) {
    return new Evidence(
        id,
        "ON_TIME_RESPONSE",
        "HT-1",
        1,
        "CLEANING",
        "V1",
        "2026-09",
        "1",
        "1",
        FIRST,
        "work-order",
        "o1",
        "RESPOND#1");
  }

  @Test
  void aMonthIsNotShownInPart() {
    assertThatThrownBy(() -> observations.ofMonth("h", "HT-1", "CLEANING", "2026-09"))
        .isInstanceOf(BeingRebuilt.class);
    assertThatThrownBy(() -> tallies.ofMonth("h", "HT-1", "CLEANING", "2026-09"))
        .isInstanceOf(BeingRebuilt.class);

    complete.set(true);

    assertThat(observations.ofMonth("h", "HT-1", "CLEANING", "2026-09")).hasSize(2);
    assertThat(tallies.ofMonth("h", "HT-1", "CLEANING", "2026-09")).hasSize(1);
  }

  @Test
  void whatCameBeforeKeepsWhenItCame() {
    complete.set(true);

    assertThat(observations.ofMonth("h", "HT-1", "CLEANING", "2026-09"))
        .extracting(Observation::receivedAt)
        .containsExactly(FIRST, AGAIN);
    assertThat(EvidenceStore.template("read_again").collectionExists(FormerArrivals.COLLECTION))
        .isFalse();
  }
}
