package cn.houqin.endtoend.faults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Crowd;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.StoreProcess;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.platform.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the store frozen or killed the service answers everybody 503 with Retry-After in time, and
 * goes on by itself after.
 */
@Tag("STORE")
class StoreAwayTests {

  /** Asked twice, each time ten seconds at most, on a machine that may be busy. */
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private static final int PEOPLE = 24;

  private final Hospital hospital = new Hospital("storeless-" + Figures.SEED);
  private Person nurse = new Person("", "");
  private String made = "";

  @Test
  void answers503WithRetryAfterAndRecoversWithoutARestart(@TempDir Path data) {
    try (var store = StoreProcess.start(data)) {
      var here = Surroundings.on("store_away", store.uri(), TestBroker.bootstrapServers());
      try (var orders = Instance.start("work-order-service", here)) {
        open(orders);
        freeze(store.process(), orders);
        kill(store.process(), orders);
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

  private void freeze(Killable store, Instance orders) {
    store.signal("STOP");
    long recovered;
    try {
      assertAway(orders, "frozen");
    } finally {
      store.signal("CONT");
      recovered = untilServed("frozen-0");
    }
    say("frozen", recovered);
  }

  private void kill(Killable store, Instance orders) {
    store.kill();
    assertAway(orders, "killed");
    store.restart();
    say("killed", untilServed("killed-0"));
  }

  private void assertAway(Instance orders, String key) {
    var crowd = new Crowd();
    crowd.start(
        PEOPLE,
        person -> {
          assertUnavailable(() -> nurse.get(Hospital.ORDERS + "/" + made));
          assertUnavailable(() -> post(key + "-" + person));
        });
    crowd.end();
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
}
