package cn.houqin.workorder.move;

import static org.awaitility.Awaitility.await;

import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.cell.ACell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Asks for work again and again, each request under a key, until one of two deployments takes it.
 */
final class Asker implements AutoCloseable {

  private final List<AHospital> asked;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::ask);
  private volatile boolean enough;

  Asker(AHospital... asked) {
    this.asked = List.of(asked);
    thread.start();
  }

  private void ask() {
    IntStream.iterate(0, n -> !enough, n -> n + 1).forEach(this::ask);
  }

  private void ask(int number) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> asked.stream().anyMatch(one -> isTaken(one, "asked-" + number)));
  }

  private boolean isTaken(AHospital who, String key) {
    var answer = ACell.request(who, "Idempotency-Key", key);
    if (answer.status() == 201) {
      taken.add(answer.text("/workOrder"));
    }
    return answer.status() == 201;
  }

  /** The orders made so far. */
  List<String> taken() {
    return taken;
  }

  /** Waits until more were made. */
  void more(int number) {
    var wanted = taken.size() + number;
    await().atMost(Duration.ofSeconds(60)).until(() -> taken.size() >= wanted);
  }

  @Override
  public void close() {
    enough = true;
    await().atMost(Duration.ofSeconds(60)).until(() -> !thread.isAlive());
  }
}
