package cn.houqin.endtoend.matrix;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.AMonth;
import cn.houqin.endtoend.Everybody;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.matrix.described.Operation;
import cn.houqin.endtoend.matrix.described.Operations;
import cn.houqin.endtoend.matrix.described.Schema;
import cn.houqin.endtoend.matrix.described.Words;
import cn.houqin.platform.caller.Role;
import cn.houqin.standalone.deployment.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The operations of the platform on the month that was lived there. */
final class Tried {

  private final Ports ports;
  private final List<Operation> operations;
  private final Door door;
  private final Words words = Words.read();
  private final Flow.Written written = Flow.read();
  private final Samples samples;
  private final Set<String> secrets;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger fresh = new AtomicInteger();
  private final RepeatedRound repeated;
  private final List<String> notMade = new ArrayList<>();
  private final Set<String> changing = new HashSet<>();

  private Tried(AMonth month) {
    this.ports = month.platform().ports();
    this.operations = Operations.of(ports);
    this.door = new Door(month.api());
    this.samples = new Samples(door, words, operations);
    prepare();
    this.repeated = new RepeatedRound(this);
    this.secrets = secretsOf(operations);
  }

  /** Made once; all matrices look at the same records. */
  private static final class Once {
    static final Tried TRIED = ready();

    /** Repeats come before the matrices, which leave nothing as it was. */
    private static Tried ready() {
      var tried = new Tried(AMonth.lived());
      tried.repeated.walk();
      return tried;
    }
  }

  static Tried onTheMonth() {
    return Once.TRIED;
  }

  /** Walks every flow once, so that there are records of every kind to try. */
  private void prepare() {
    var names = names();
    for (var flow : written.flows()) {
      try {
        new Walk(this, flow, names, this::untilKnown).go();
      } catch (AssertionError | ConditionTimeoutException notTaken) {
        notMade.add(String.valueOf(notTaken.getMessage()));
      }
    }
    samples.learn(names);
  }

  /** The names of a round of all flows. */
  Walk.Names names() {
    var words = new HashMap<>(written.names());
    var number = fresh.incrementAndGet();
    words.put("fresh", "" + number);
    words.put("code", CreditCodes.code(2L * number));
    words.put("otherCode", CreditCodes.code(2L * number + 1));
    return new Walk.Names(words, new HashMap<>(), new HashMap<>());
  }

  private Door.Answer untilKnown(Walk.Command command) {
    var answer = untilKnown(() -> List.of(send(command, Map.of()))).getFirst();
    if (answer.status() == 200 && answer.raw().headers().firstValue("ETag").isPresent()) {
      changing.add(command.operation().name());
    }
    return answer;
  }

  /** Sent again while other services' records have not arrived. */
  List<Door.Answer> untilKnown(Callable<List<Door.Answer>> sending) {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(30))
        .until(
            sending,
            answers -> answers.stream().noneMatch(one -> one.problem().equals("not-yet-known")));
  }

  /** A command that arrives whole; nobody hears the answer. */
  void cut(Walk.Command command, Map<String, String> headers) {
    requests.incrementAndGet();
    door.cut(command.user(), command.operation(), command.path(), command.body(), headers);
  }

  /** A command as it is. */
  Door.Answer send(Walk.Command command, Map<String, String> headers) {
    requests.incrementAndGet();
    return door.send(command.user(), command.operation(), command.path(), command.body(), headers);
  }

  /** An event without headers, which no service can take in. */
  void announce(String topic, String key, String body) {
    try (var elsewhere = new Announcer("127.0.0.1:" + ports.broker())) {
      elsewhere.send(List.of(Announcer.record(topic, key, Map.of(), body)));
    }
  }

  /** What flows.txt says. */
  Flow.Written written() {
    return written;
  }

  Operation operation(String name) {
    return operations.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("flows.txt asks for what is gone: " + name));
  }

  /** A question at that very path. */
  Door.Answer ask(String user, Operation question, String path) {
    requests.incrementAndGet();
    return door.send(user, question, path, "");
  }

  List<Operation> operations() {
    return operations;
  }

  Samples samples() {
    return samples;
  }

  /** The steps of flows that were refused. */
  List<String> notMade() {
    return notMade;
  }

  /** What came of sending everything again and again. */
  RepeatedRound repeated() {
    return repeated;
  }

  /** Whether it changes a record that has a version. */
  boolean isChanging(Operation operation) {
    return changing.contains(operation.name());
  }

  int requests() {
    return requests.get();
  }

  /**
   * What only the own hospital and the vendor may read: its contract, code, orders, settlements.
   */
  Set<String> secrets() {
    return secrets;
  }

  private Set<String> secretsOf(List<Operation> all) {
    var own = new HashSet<String>();
    own.add(Everybody.VENDOR);
    for (var operation : all) {
      if (operation.variables().size() == 1
          && operation.isQuestion()
          && operation.path().matches("/api/(contracts|settlements|scorecards)/\\{[^}]+}")) {
        own.add(samples.path(operation).replaceFirst(".*/", ""));
      }
    }
    own.remove(Samples.NONE);
    return own;
  }

  /** A request as its schema wants it, on a record of the own hospital. */
  Door.Answer by(String user, Operation operation) {
    return by(user, operation, body(operation), Map.of());
  }

  /**
   * @param more headers; an empty one is left out
   */
  Door.Answer by(String user, Operation operation, String body, Map<String, String> more) {
    requests.incrementAndGet();
    var headers = new HashMap<String, String>();
    if (operation.needsIfMatch()) {
      headers.put("If-Match", "\"v1\"");
    }
    headers.putAll(more);
    headers.values().removeIf(String::isEmpty);
    return door.send(user, operation, samples.path(operation), body, headers);
  }

  String body(Operation operation) {
    return operation.body().map(schema -> goodBody(operation).toString()).orElse("");
  }

  /** A body the operation could take: what stands in the path stands in it, too. */
  JsonNode goodBody(Operation operation) {
    var schema = Schema.of(operation.body().orElseThrow(), operation.document());
    var text = words.body(operation, schema).toString();
    var body = JsonMapper.shared().readTree(text.replace("{fresh}", "" + fresh.incrementAndGet()));
    for (var variable : operation.variables()) {
      if (body instanceof ObjectNode object && object.has(variable)) {
        samples.record(operation, variable).ifPresent(id -> object.put(variable, id));
      }
    }
    return body;
  }

  /** Somebody who may do it. */
  static String somebody(Operation operation) {
    return operation.roles().isEmpty()
        ? Everybody.chief()
        : Everybody.own(Role.valueOf(operation.roles().getFirst()));
  }
}
