package cn.houqin.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.deadletter.RawEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can take effect together goes by subscriptions, and each key keeps its order. */
class RunTests {

  private static final String WEIGHED = "test.weighed.v1";
  private static final String HAPPENED = "test.happened.v1";
  private static final String IGNORED = "test.ignored.v1";

  private final Subscriptions subscriptions = new Subscriptions();
  private final List<RawEvent> records = new ArrayList<>();

  private RunTests() {
    subscriptions.add(
        new Subscription<>(TestEvent.FACTS, TestEvent.Fact.Weighed.class, _ -> {}, _ -> {}));
    subscriptions.add(
        new Subscription<>(TestEvent.FACTS, TestEvent.Fact.Happened.class, _ -> {}, _ -> {}));
  }

  private void comes(String key, String type) {
    records.add(
        new RawEvent(
            TestEvent.FACTS.topic(),
            0,
            records.size(),
            key,
            List.of(new RawEvent.Header(Envelope.TYPE, type)),
            new byte[0]));
  }

  private Run run(String... parked) {
    return Run.of(records, subscriptions, raw -> Arrays.asList(parked).contains(raw.key()));
  }

  private static List<List<Long>> offsets(Run run) {
    return run.parts().stream()
        .map(part -> part.events().stream().map(RawEvent::offset).toList())
        .toList();
  }

  @Test
  void eventsOfTheSameSubscriptionsArePutTogetherOverThoseOfOthers() {
    comes("a", WEIGHED);
    comes("a", HAPPENED);
    comes("b", WEIGHED);
    comes("c", IGNORED);
    comes("b", HAPPENED);
    comes("d", WEIGHED);

    assertThat(offsets(run())).containsExactly(List.of(0L, 2L, 5L), List.of(1L, 4L));
    assertThat(run().length()).isEqualTo(6);
  }

  @Test
  void aKeyKeepsItsOrder() {
    comes("a", WEIGHED);
    comes("a", HAPPENED);
    comes("a", WEIGHED);
    comes("b", WEIGHED);
    comes("a", HAPPENED);

    assertThat(offsets(run()))
        .containsExactly(List.of(0L, 3L), List.of(1L), List.of(2L), List.of(4L));
  }

  @Test
  void recordsWithoutAKeyKeepThatOfTheirPartition() {
    records.add(new RawEvent(TestEvent.FACTS.topic(), 0, 0, null, headers(WEIGHED), new byte[0]));
    records.add(new RawEvent(TestEvent.FACTS.topic(), 0, 1, null, headers(HAPPENED), new byte[0]));
    records.add(new RawEvent(TestEvent.FACTS.topic(), 0, 2, null, headers(WEIGHED), new byte[0]));

    assertThat(offsets(run())).containsExactly(List.of(0L), List.of(1L), List.of(2L));
  }

  @Test
  void itEndsBeforeWhatHasToWaitOrIsNotKnown() {
    comes("a", WEIGHED);
    comes("b", HAPPENED);
    comes("c", WEIGHED);
    comes("d", "test.unheard-of.v1");

    assertThat(run("b").length()).isEqualTo(1);
    assertThat(run().length()).isEqualTo(3);
  }

  private static List<RawEvent.Header> headers(String type) {
    return List.of(new RawEvent.Header(Envelope.TYPE, type));
  }
}
