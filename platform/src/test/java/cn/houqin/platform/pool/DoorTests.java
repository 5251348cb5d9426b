package cn.houqin.platform.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoorTests {

  @Test
  void hundredsAreServedInTheOrderTheyCame() throws InterruptedException {
    var door = new Door(1, 1_000, Duration.ofSeconds(30));
    var served = Collections.synchronizedList(new ArrayList<Integer>());
    var threads = new ArrayList<Thread>();

    door.enter();
    for (var i = 0; i < 300; i++) {
      var number = i;
      threads.add(
          Thread.startVirtualThread(
              () -> {
                door.enter();
                served.add(number);
                door.leave();
              }));
      await().pollInterval(Duration.ofMillis(1)).until(() -> door.waiting() == number + 1);
    }
    door.leave();
    for (var thread : threads) {
      thread.join();
    }

    List<Integer> asTheyCame = IntStream.range(0, 300).boxed().toList();
    assertThat(served).isEqualTo(asTheyCame);
  }

  @Test
  void whoComesWhenTheLineIsLongIsRefusedAtOnce() throws InterruptedException {
    var door = new Door(1, 1, Duration.ofSeconds(30));
    door.enter();
    var waiting = Thread.startVirtualThread(door::enter);
    await().until(() -> door.waiting() == 1);

    assertThatThrownBy(door::enter).isInstanceOf(StoreBusy.class);

    door.leave();
    waiting.join();
  }

  @Test
  void nobodyWaitsLongerThanAllowed() {
    var door = new Door(1, 10, Duration.ofMillis(20));
    door.enter();

    assertThatThrownBy(door::enter).isInstanceOf(StoreBusy.class);
    door.leave();
    door.enter();

    assertThat(door.waiting()).isZero();
  }
}
