package cn.houqin.endtoend.faults.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Frozen;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** How long a service may take that asks another which never answers. */
final class InTime {

  /** For each question two tries of at most a second to connect and two to answer, with room. */
  static final Duration LIMIT = Duration.ofSeconds(7);

  /** A route is noticed within a second. */
  static void untilAsked(Frozen there, Supplier<Person.Answer> ask) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              ask.get();
              return there.isAsked();
            });
  }

  /** The answer, which came within the limit. */
  static Person.Answer inTime(int questions, Supplier<Person.Answer> ask) {
    var begun = System.nanoTime();
    var answer = ask.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isLessThan(LIMIT.multipliedBy(questions));
    return answer;
  }

  /** By itself, without being asked to. */
  static void recovered(Supplier<Person.Answer> ask, Predicate<Person.Answer> well) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(ask.get()).matches(well));
  }

  /** One line for what was proved. */
  static void say(String what) {
    Figure.of(Promise.FROZEN, what)
        .told("seconds for each question, at most", LIMIT.toSeconds())
        .proved("answered in time, recovered by itself")
        .print();
  }

  private InTime() {}
}
