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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the store frozen or killed the service answers 503 with Retry-After, and goes on by itself
 * after.
 */
@Tag("STORE")
class StoreAwayTests {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Hospital hospital = new Hospital("storeless-" + Figures.SEED);
  private Person nurse = new Person("", "");
  private String made = "";

  @Test
  void answers503WithRetryAfterAndRecoversWithoutARestart(@TempDir Path data) throws IOException {
    try (var mongo = LocalMongo.obtain(data)) {
      assumeThat(mongo.process()).as("a mongod of the test's own").isNotNull();
      var here = Surroundings.on("store_away", mongo.uri(), TestBroker.bootstrapServers());
      var again = new AtomicReference<Process>();
      try (var orders = Instance.start("work-order-service", here)) {
        open(orders);
        freeze(mongo, orders);
        kill(mongo, orders, data, again);
      } finally {
        Optional.ofNullable(again.get()).ifPresent(Process::destroyForcibly);
      }
    }
  }

  private void open(Instance orders) {
    try (var elsewhere = new Announcer(TestBroker.bootstrapServers())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(orders.address());
    orders.awaitReady();
    nurse = hospital.as(orders.address(), "REQUESTER");
    made =
        nurse
            .postUntilAnswered(Hospital.ORDERS, Hospital.request(), "before")
            .must(201)
            .text("workOrder");
  }

  /** SIGSTOP: its connections stay, and it never answers. */
  private void freeze(LocalMongo mongo, Instance orders) throws IOException {
    signal("STOP", mongo.process());
    long recovered;
    try {
      assertAway(orders, "frozen");
    } finally {
      signal("CONT", mongo.process());
      recovered = untilServed("frozen");
    }
    say("frozen", recovered);
  }

  private void kill(LocalMongo mongo, Instance orders, Path data, AtomicReference<Process> again)
      throws IOException {
    var words = command(mongo.process());
    mongo.kill();
    await().until(() -> !mongo.process().isAlive());
    assertAway(orders, "killed");
    again.set(
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("again").toFile())
            .start());
    say("killed", untilServed("killed"));
  }

  private void assertAway(Instance orders, String key) {
    assertUnavailable(() -> nurse.get(Hospital.ORDERS + "/" + made));
    assertUnavailable(() -> post(key));
    assertThat(orders.isReady()).isTrue();
  }

  /** Milliseconds until a command is taken and what was there before is shown. */
  private long untilServed(String key) {
    var begun = System.nanoTime();
    await().atMost(Duration.ofSeconds(60)).until(() -> post(key).isDone());
    var shown = nurse.get(Hospital.ORDERS + "/" + made).must(200);
    assertThat(shown.text("workOrder")).isEqualTo(made);
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static void say(String how, long recovered) {
    Figure.of(Promise.STORE, "store " + how)
        .told("seconds until an answer, at most", LIMIT.toSeconds())
        .told("seconds until served again", "%.1f".formatted(recovered / 1e3))
        .proved("503 with Retry-After, ready all the time, no restart")
        .print();
  }

  private static void signal(String name, Process process) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Person.Answer post(String key) {
    return nurse.post(Hospital.ORDERS, Hospital.request(), "Idempotency-Key", key);
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
