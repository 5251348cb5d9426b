package cn.houqin.endtoend.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.AtOnce;
import cn.houqin.endtoend.faults.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * R8: every POST of the platform, sent one to five times at once under one key, some of them first
 * with the connection cut before the answer: taken once, answered alike; the key with another body
 * is refused, and so is a stale version.
 */
class RepeatedCommandsTests {

  private static final Map<String, String> STALE = Map.of("If-Match", "\"v999999999\"");

  private final Tried tried = Tried.onTheMonth();
  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final List<String> faults = new ArrayList<>();
  private final TreeSet<String> sent = new TreeSet<>();
  private int posts;
  private int repeats;
  private int cuts;
  private int stale;

  @Test
  void everyPostIsTakenOnceAndAnsweredAlikeHoweverOftenItComes() {
    var from = System.nanoTime();
    for (var round = 0; round < Figures.rounds(1); round++) {
      var names = tried.names();
      for (var flow : tried.written().flows()) {
        if (!flow.once()) {
          new Walk(tried, flow, names, this::repeated).go();
        }
      }
    }
    Figures.print(
        "R8 %d operations: %d posts, %d repeats at once, %d cut after commit, one resource and one"
            + " status each, 422 with another body, %d times 412 with a stale version, %d s",
        sent.size(), posts, repeats, cuts, stale, (System.nanoTime() - from) / 1_000_000_000);

    assertThat(faults).isEmpty();
  }

  @Test
  void everyPostStandsInAFlowOrIsLeftForAReason() {
    var left = tried.written().left();
    var stepped = new TreeSet<String>();
    tried.written().flows().forEach(flow -> flow.steps().forEach(step -> stepped.add(step.does())));
    var table = AccessTable.read();
    var missing = new TreeSet<String>();
    for (var operation : tried.operations()) {
      var name = operation.name();
      var entry = table.of(operation);
      if (operation.method().equals("POST")
          && (entry == null || !entry.is("unsampled"))
          && stepped.contains(name) == left.containsKey(name)) {
        missing.add(name);
      }
    }

    assertThat(missing)
        .as("Write each of these into a flow of flows.txt, or under LEFT with the reason")
        .isEmpty();
  }

  private Door.Answer repeated(Walk.Command command) {
    posts++;
    sent.add(command.operation().name());
    if (tried.isChanging(command.operation())) {
      stale++;
      expect(412, "of a stale version", command, tried.send(command, STALE));
    }
    var key = Map.of("Idempotency-Key", "repeated-" + Figures.SEED + "-" + posts);
    if (random.nextInt(4) == 0) {
      cuts++;
      tried.cut(command, key);
    }
    var times = 1 + random.nextInt(5);
    repeats += times - 1;
    var answers = tried.untilKnown(() -> AtOnce.all(times, _ -> tried.send(command, key)));
    var first = answers.getFirst();
    for (var answer : answers) {
      if (answer.status() != first.status() || !location(answer).equals(location(first))) {
        faults.add(command.operation().name() + ": " + told(first) + " and then " + told(answer));
      }
    }
    if (!command.body().isEmpty()) {
      var other = tried.send(command.saying(command.body() + " "), key);
      expect(422, "the key with another body", command, other);
    }
    return first;
  }

  private void expect(int status, String what, Walk.Command command, Door.Answer answer) {
    if (answer.status() != status || !answer.isProblem()) {
      faults.add(
          "%s: %s must be %d, was %s"
              .formatted(command.operation().name(), what, status, told(answer)));
    }
  }

  private static String location(Door.Answer answer) {
    return answer.raw().headers().firstValue("Location").orElse("");
  }

  private static String told(Door.Answer answer) {
    var text = answer.text();
    return answer.status() + " " + text.substring(0, Math.min(160, text.length()));
  }
}
