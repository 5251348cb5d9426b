package cn.houqin.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.topic.ConsumerGroup;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

@InboxTest
class ConsumingFactsTests {

  @Autowired private Effects effects;
  @Autowired private Announcer announcer;
  @Autowired private MeterRegistry meters;
  @Autowired private MongoTemplate mongo;

  @Test
  void letsEventsOfAKeyTakeEffectInOrder() {
    for (int number = 1; number <= 50; number++) {
      announcer.fact("ordered", "ordered#" + number).happened("step " + number);
    }

    await().until(() -> effects.of("ordered").size() == 50);
    assertThat(effects.of("ordered").getFirst()).isEqualTo("step 1");
    assertThat(effects.of("ordered").getLast()).isEqualTo("step 50");
  }

  @Test
  void tellsTheEffectWhoAnnouncedItAndWhen() {
    announcer.fact("envelope", "envelope#1").with("ce_sequence", "17").happened("arrived");

    await().until(() -> effects.get("envelope#1") != null);
    var received = effects.get("envelope#1");
    assertThat(received.hospital()).isEqualTo(Announcer.HOSPITAL);
    assertThat(received.subject()).isEqualTo("envelope");
    assertThat(received.sequence()).isEqualTo(17);
    assertThat(received.time()).isEqualTo(Instant.parse("2026-03-17T01:42:10.125Z"));
    assertThat(received.body().remark()).isNull();
  }

  @Test
  void leavesTheSameWhenAnEventIsDeliveredTwice() {
    announcer.fact("twice", "twice#1").happened("once");
    announcer.fact("twice", "twice#1").happened("once");
    announcer.fact("twice", "twice#2").happened("then");

    await().until(() -> effects.get("twice#2") != null);
    assertThat(effects.calls("twice#1")).isEqualTo(2);
    assertThat(effects.of("twice")).containsExactly("once", "then");
  }

  @Test
  void skipsAndCountsTypesItDoesNotKnow() {
    var before = count("unknown");

    announcer.fact("unknown", "unknown#1").send("test.happened.v2", "not even JSON");
    announcer.fact("unknown", "unknown#2").happened("known");

    await().until(() -> effects.get("unknown#2") != null);
    assertThat(count("unknown")).isEqualTo(before + 1);
  }

  @Test
  void leavesAloneWhatNobodyHereWants() {
    announcer.fact("unwanted", "unwanted#1").send("test.ignored.v1", "not even JSON");
    announcer.fact("unwanted", "unwanted#2").happened("wanted");

    await().until(() -> effects.get("unwanted#2") != null);
  }

  @Test
  void worksUnderTheTraceOfTheAnnouncement() {
    var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    announcer.fact("traced", "traced#1").with("traceparent", trace).happened("seen");
    announcer.fact("traced", "traced#2").happened("alone");

    await().until(() -> effects.get("traced#2") != null);
    assertThat(effects.traceOf("traced#1")).isEqualTo(trace);
    assertThat(effects.traceOf("traced#2")).startsWith("00-").isNotEqualTo(trace);
  }

  @Test
  void timesHowLongAnEventTookToItsEffect() {
    var before = delays();

    announcer.fact("timed", "timed#1").happened("late");

    await().until(() -> effects.get("timed#1") != null);
    await().untilAsserted(() -> assertThat(delays()).isGreaterThan(before));
  }

  private long delays() {
    return meters.find("houqin.inbox.delay").timers().stream()
        .mapToLong(io.micrometer.core.instrument.Timer::count)
        .sum();
  }

  @Test
  void readsAsTheGroupOfItsDatabase(@Autowired ConsumerGroup group) {
    assertThat(group.id()).isEqualTo(mongo.getDb().getName());
  }

  private double count(String outcome) {
    return meters.find("houqin.inbox.events").tag("outcome", outcome).counters().stream()
        .mapToDouble(io.micrometer.core.instrument.Counter::count)
        .sum();
  }
}
