package cn.houqin.platform.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who waits together draws together, each another number, none left out. */
class DrawingTests {

  @Test
  void allWhoWaitDrawInOneUpdate() throws Exception {
    var last = new AtomicLong();
    var draws = new AtomicInteger();
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var drawing =
        new Drawing(
            many -> {
              draws.incrementAndGet();
              begun.countDown();
              await(go);
              return last.addAndGet(many);
            });
    var numbers = new ArrayList<Future<Long>>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      numbers.add(people.submit(drawing::next));
      begun.await();
      for (var n = 0; n < 20; n++) {
        numbers.add(people.submit(drawing::next));
      }
      Awaitility.await().until(() -> drawing.waiting() == 20);
      go.countDown();
    }
    assertThat(numbers.stream().map(Future::resultNow))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 21).boxed().toList());
    assertThat(draws.get()).isEqualTo(2);
  }

  @Test
  void whoMeetsAFailureMayTryAgain() {
    var failing = new AtomicInteger(1);
    var drawing =
        new Drawing(
            many -> {
              if (failing.getAndDecrement() > 0) {
                throw new IllegalStateException("away");
              }
              return many;
            });

    assertThatThrownBy(drawing::next).hasMessage("away");
    assertThat(drawing.next()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
