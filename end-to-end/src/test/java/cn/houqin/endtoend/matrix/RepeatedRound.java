package cn.houqin.endtoend.matrix;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.people.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.awaitility.core.ConditionTimeoutException;

/**
 * All flows once more, each command sent one to five times at once under one key, after a stale
 * version of it and some of them after a connection that was cut, and at last with another body.
 */
final class RepeatedRound {

  private static final Map<String, String> STALE = Map.of("If-Match", "\"v999999999\"");

  private final Tried tried;
  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final List<String> faults = new ArrayList<>();
  private final TreeSet<String> sent = new TreeSet<>();
  private int posts;
  private int repeats;
  private int cuts;
  private int stale;

  RepeatedRound(Tried tried) {
    this.tried = tried;
  }

  /** Walks them; a flow that is not taken is a fault, too. */
  void walk() {
    for (var round = 0; round < Figures.rounds(1); round++) {
      var names = tried.names();
      for (var flow : tried.written().flows()) {
        if (!flow.once()) {
          walk(flow, names);
        }
      }
    }
  }

  /** What it came to; the first that were answered otherwise stand in it. */
  Figure figure() {
    return Figure.of(Promise.R8, "every POST one to five times at once, some cut before the answer")
        .told("operations", sent.size())
        .told("posts", posts)
        .told("repeats at once", repeats)
        .told("cut", cuts)
        .told("412 of a stale version", stale)
        .none("answered otherwise than once, or not 422 with another body", faults);
  }

  private void walk(Flow flow, Walk.Names names) {
    try {
      new Walk(tried, flow, names, this::repeated).go();
    } catch (AssertionError | ConditionTimeoutException notTaken) {
      faults.add(String.valueOf(notTaken.getMessage()));
    }
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
