package cn.houqin.endtoend.matrix;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.Everybody;
import cn.houqin.endtoend.SettableClock;
import cn.houqin.endtoend.matrix.described.Operation;
import cn.houqin.platform.caller.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A flow walked once: what its answers named is known to its later steps. */
final class Walk {

  private static final Pattern NAME = Pattern.compile("\\$([a-zA-Z]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Tried tried;
  private final Flow flow;
  private final Sending sending;
  private final Names names;

  /** How a command is sent. */
  interface Sending {
    Door.Answer send(Command command);
  }

  /** A command as it stands now. */
  record Command(String user, Operation operation, String path, String body) {

    Command saying(String other) {
      return new Command(user, operation, path, other);
    }
  }

  /**
   * What was named so far; shared by the flows of one round.
   *
   * @param words by name
   * @param records by {@link Samples#key}
   * @param samples records that the matrices shall try, by the same
   */
  record Names(
      Map<String, String> words, Map<String, String> records, Map<String, String> samples) {}

  Walk(Tried tried, Flow flow, Names names, Sending sending) {
    this.tried = tried;
    this.flow = flow;
    this.sending = sending;
    this.names = names;
  }

  /** Throws at the first step that is not taken. */
  void go() {
    for (var step : flow.steps()) {
      switch (step.who()) {
        case "SET" -> name(step);
        case "SAMPLE" -> names.samples().put(step.does(), told(step.rest()));
        case "EVENT" -> tried.announce(told(step.does()), told(step.query()), told(step.rest()));
        case "LATER" -> SettableClock.forward(Duration.parse(step.does()));
        default -> {
          if (step.isQuestion()) {
            until(step);
          } else {
            command(step);
          }
        }
      }
    }
  }

  private void name(Flow.Step step) {
    if (step.does().startsWith("/")) {
      names.records().put(step.does(), told(step.rest()));
    } else {
      names.words().put(step.does(), told(step.rest()));
    }
  }

  private void command(Flow.Step step) {
    var operation = tried.operation(step.does());
    var answer =
        sending.send(
            new Command(user(step), operation, path(step, operation), body(step, operation)));
    if (answer.status() >= 300) {
      throw new AssertionError(
          flow.name() + ": " + step.does() + " was " + answer.status() + " " + answer.text());
    }
    learn(answer);
  }

  private String body(Flow.Step step, Operation operation) {
    if (step.rest().isEmpty()) {
      return tried.body(operation);
    }
    var body = told(step.rest());
    return body.startsWith("\"") ? JsonMapper.shared().readTree(body).asString() : body;
  }

  /** Until what is pointed at is there, or has the value that is asked for. */
  private void until(Flow.Step step) {
    var operation = tried.operation(step.does());
    var wanted = told(step.rest()).split("\\s+");
    var found =
        await(flow.name() + ": " + step.does() + " " + step.rest())
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(100))
            .atMost(PATIENCE)
            .until(
                () -> tried.ask(user(step), operation, path(step, operation)).json().at(wanted[1]),
                at -> isThere(at) && (wanted.length < 3 || at.asString().equals(wanted[2])));
    names.words().put(wanted[1].replaceFirst(".*/", ""), found.asString());
  }

  private static boolean isThere(JsonNode at) {
    return !at.isMissingNode() && !at.isNull();
  }

  private static String user(Flow.Step step) {
    return switch (step.who()) {
      case "CHIEF" -> Everybody.chief();
      default -> Everybody.own(Role.valueOf(step.who()));
    };
  }

  private String path(Flow.Step step, Operation operation) {
    var known = new HashMap<>(names.records());
    for (var variable : operation.variables()) {
      var named = names.words().get(variable);
      if (named != null) {
        known.putIfAbsent(Samples.key(operation, variable), named);
      }
    }
    var path = tried.samples().path(operation, known);
    return step.query().isEmpty() ? path : path.replaceFirst("\\?.*", "") + told(step.query());
  }

  private String told(String text) {
    return NAME.matcher(text)
        .replaceAll(
            found -> {
              var value = names.words().get(found.group(1));
              return Matcher.quoteReplacement(value == null ? found.group() : value);
            });
  }

  /** The record of its Location, and every simple property. */
  private void learn(Door.Answer answer) {
    answer
        .json()
        .propertyStream()
        .filter(one -> one.getValue().isString() || one.getValue().isNumber())
        .forEach(one -> names.words().put(one.getKey(), one.getValue().asString()));
    var location = answer.raw().headers().firstValue("Location").orElse("");
    for (var question : questions(location)) {
      var variable = question.variables().getLast();
      names.records().put(Samples.key(question, variable), location.replaceFirst(".*/", ""));
    }
  }

  private List<Operation> questions(String location) {
    return tried.operations().stream()
        .filter(one -> one.isQuestion() && one.path().endsWith("}"))
        .filter(one -> location.matches(one.path().replaceAll("\\{[^}]+}", "[^/]+")))
        .toList();
  }
}
