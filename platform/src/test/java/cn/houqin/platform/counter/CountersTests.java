package cn.houqin.platform.counter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.ticket.TicketStore;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A series gives every number once. */
class CountersTests {

  @Test
  void givesEveryNumberOnce() throws InterruptedException {
    try (var store = TicketStore.emptied("houqin_counters");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> draw = () -> store.store().nextNumber("H001", "MAINTENANCE/2026");
      var drawn = threads.invokeAll(IntStream.range(0, 200).mapToObj(_ -> draw).toList());

      assertThat(drawn.stream().map(Future::resultNow))
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
      assertThat(store.store().nextNumber("H001", "CATERING/2026")).isEqualTo(1);
      assertThat(store.store().nextNumber("H002", "MAINTENANCE/2026")).isEqualTo(1);
    }
  }

  @Test
  void givesSeveralThatFollowOneAnother() {
    try (var store = TicketStore.emptied("houqin_counters")) {
      assertThat(store.store().nextNumbers("H001", "PORTERING/2026", 3))
          .containsExactly(1L, 2L, 3L);
      assertThat(store.store().nextNumbers("H001", "PORTERING/2026", 0)).isEmpty();
      assertThat(store.store().nextNumber("H001", "PORTERING/2026")).isEqualTo(4);
    }
  }
}
