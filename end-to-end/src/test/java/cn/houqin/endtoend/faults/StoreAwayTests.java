package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.platform.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the store killed the service answers 503 with Retry-After, and goes on by itself after. */
class StoreAwayTests {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Hospital hospital = new Hospital("storeless-" + Figures.SEED);

  @Test
  void answers503WithRetryAfterAndRecoversWithoutARestart(@TempDir Path data) throws IOException {
    try (var mongo = LocalMongo.obtain(data)) {
      assumeThat(mongo.process()).as("a mongod of the test's own").isNotNull();
      var here = Surroundings.on("store_away", mongo.uri(), TestBroker.bootstrapServers());
      var again = new AtomicReference<Process>();
      try (var orders = Instance.start("work-order-service", here)) {
        run(mongo, orders, data, again);
      } finally {
        Optional.ofNullable(again.get()).ifPresent(Process::destroyForcibly);
      }
    }
  }

  private void run(LocalMongo mongo, Instance orders, Path data, AtomicReference<Process> again)
      throws IOException {
    try (var elsewhere = new Announcer(TestBroker.bootstrapServers())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(orders.address());
    orders.awaitReady();
    var nurse = hospital.as(orders.address(), "REQUESTER");
    var made = nurse.postUntilAnswered(Hospital.ORDERS, Hospital.request(), "before").must(201);
    var path = Hospital.ORDERS + "/" + made.text("workOrder");
    var words = command(mongo.process());
    mongo.kill();
    await().until(() -> !mongo.process().isAlive());

    assertUnavailable(() -> nurse.get(path));
    assertUnavailable(() -> post(nurse));
    assertThat(orders.isReady()).isTrue();

    again.set(
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("again").toFile())
            .start());
    var begun = System.nanoTime();
    await().atMost(Duration.ofSeconds(60)).until(() -> post(nurse).isDone());
    assertThat(nurse.get(path).must(200).text("workOrder")).isEqualTo(made.text("workOrder"));
    Figures.print(
        "store killed: 503 with Retry-After within %d s, again served %.1f s after it was started,"
            + " no restart",
        LIMIT.toSeconds(), (System.nanoTime() - begun) / 1e9);
  }

  private static Person.Answer post(Person nurse) {
    return nurse.post(Hospital.ORDERS, Hospital.request(), "Idempotency-Key", "meanwhile");
  }

  private static void assertUnavailable(Supplier<Person.Answer> ask) {
    var begun = System.nanoTime();
    var answer = ask.get().must(503);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
    assertThat(answer.problem()).isEqualTo("store-unavailable");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  /** The same server on the same port and files. */
  private static List<String> command(Process server) {
    var words = new ArrayList<String>();
    words.add(server.info().command().orElseThrow());
    words.addAll(List.of(server.info().arguments().orElseThrow()));
    return words;
  }
}
