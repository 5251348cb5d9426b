package cn.houqin.endtoend.matrix;

import cn.houqin.endtoend.AMonth;
import cn.houqin.endtoend.Everybody;
import cn.houqin.platform.caller.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The operations of the platform on the month that was lived there. */
final class Tried {

  private final List<Operation> operations;
  private final Door door;
  private final Words words = Words.read();
  private final Samples samples;
  private final Set<String> secrets;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger fresh = new AtomicInteger();
  private final List<String> notMade = new ArrayList<>();

  private Tried(AMonth month) {
    this.operations = Operations.of(month.platform().ports());
    this.door = new Door(month.api());
    this.samples = new Samples(door, words, operations);
    prepare();
    this.secrets = secretsOf(operations);
  }

  /** Made once; all matrices look at the same records. */
  private static final class Once {
    static final Tried TRIED = new Tried(AMonth.lived());
  }

  static Tried onTheMonth() {
    return Once.TRIED;
  }

  /** Makes what the month has none of, as samples.json says, in the order it says. */
  private void prepare() {
    for (var name : words.made()) {
      var operation =
          operations.stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new AssertionError("samples.json makes what is gone: " + name));
      var answer = by(Everybody.chief(), operation);
      if (answer.status() >= 300) {
        notMade.add(name + " was " + answer.status() + " " + answer.text());
      }
      samples.lookAgain();
    }
  }

  List<Operation> operations() {
    return operations;
  }

  Samples samples() {
    return samples;
  }

  /** The samples that samples.json wants made, and that were refused. */
  List<String> notMade() {
    return notMade;
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
