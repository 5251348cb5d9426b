package cn.houqin.endtoend.matrix;

import cn.houqin.endtoend.Everybody;
import cn.houqin.endtoend.matrix.described.Operation;
import cn.houqin.endtoend.matrix.described.Words;
import cn.houqin.platform.caller.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Real records to try operations on: for {@code /api/things/{thing}} the first of {@code GET
 * /api/things}, of the vendor's own list where it has one.
 */
final class Samples {

  /** What stands in a path where no record is known. */
  static final String NONE = "none";

  private final Door door;
  private final Words words;
  private final Map<String, Operation> lists = new HashMap<>();
  private final Map<String, Optional<String>> known = new HashMap<>();
  private final Map<String, String> met = new HashMap<>();

  Samples(Door door, Words words, List<Operation> operations) {
    this.door = door;
    this.words = words;
    operations.stream()
        .filter(Operation::isQuestion)
        .forEach(question -> lists.put(question.path(), question));
  }

  /**
   * The operation's path with records of the own hospital in it, and what it must be asked with.
   */
  String path(Operation operation) {
    return path(operation, Map.of());
  }

  /**
   * @param instead records to take instead, by {@link #key}
   */
  String path(Operation operation, Map<String, String> instead) {
    var path = operation.path();
    for (var variable : operation.variables()) {
      var id = instead.get(key(operation, variable));
      path =
          path.replace(
              "{" + variable + "}",
              encoded(id == null ? id(operation, variable).orElse(none(operation, variable)) : id));
    }
    return path + parameters(operation);
  }

  /** What stands for a variable wherever it follows the same path. */
  static String key(Operation operation, String variable) {
    return operation.path().substring(0, operation.path().indexOf("/{" + variable + "}"))
        + "/{"
        + variable
        + "}";
  }

  /** Records that no list shows, and those that are to be taken before any of a list. */
  void learn(Walk.Names names) {
    met.putAll(names.records());
    known.clear();
    names.samples().forEach((key, id) -> known.put(key, Optional.of(id)));
  }

  private static String none(Operation operation, String variable) {
    return operation.isNumber(variable) ? "999" : NONE;
  }

  private String parameters(Operation operation) {
    var names = new LinkedHashSet<>(operation.requiredParameters());
    var own = operation.path() + "?";
    words.fields().keySet().stream()
        .filter(field -> field.startsWith(own))
        .forEach(field -> names.add(field.substring(own.length())));
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(name -> name + "=" + encoded(parameter(own + name, name)))
            .collect(Collectors.joining("&", "?", ""));
  }

  private String parameter(String field, String name) {
    var said = words.text(words.fields().containsKey(field) ? field : name).split(" ");
    return said.length < 3
        ? said[0]
        : door.send(Everybody.chief(), lists.get(said[1]), path(lists.get(said[1])), "")
            .json()
            .at(said[2])
            .asString();
  }

  /** The record that stands for a variable of the operation's path. */
  Optional<String> record(Operation operation, String variable) {
    return id(operation, variable);
  }

  /** The variables of a path of which no record is known. */
  List<String> unknown(Operation operation) {
    return operation.variables().stream()
        .filter(variable -> id(operation, variable).isEmpty())
        .toList();
  }

  private Optional<String> id(Operation operation, String variable) {
    var key = key(operation, variable);
    var collection = key.substring(0, key.lastIndexOf('/'));
    var present = known.get(key);
    if (present == null) {
      present =
          words.fields().containsKey(key)
              ? Optional.of(words.text(key))
              : words.fields().containsKey("{" + variable + "}")
                  ? Optional.of(words.text("{" + variable + "}"))
                  : first(collection, variable).or(() -> Optional.ofNullable(met.get(key)));
      known.put(key, present);
    }
    return present;
  }

  private Optional<String> first(String collection, String variable) {
    var list = lists.get(collection);
    if (list == null) {
      return Optional.empty();
    }
    var path = path(list);
    var asked = path + (path.contains("?") ? "&" : "?") + "limit=50";
    for (var user :
        List.of(Everybody.own(Role.VENDOR), Everybody.chief(), Everybody.own(Role.OPERATOR))) {
      var items = door.send(user, list, asked, "").json().path("items");
      if (!items.isEmpty()) {
        var id = idOf(items.get(0), collection, variable);
        if (id.isPresent()) {
          return id;
        }
      }
    }
    return Optional.empty();
  }

  /** The property of that name, or "id", or whichever names the item in a path. */
  private Optional<String> idOf(JsonNode item, String collection, String variable) {
    for (var name : List.of(variable, "id")) {
      if (item.has(name)) {
        return Optional.of(item.get(name).asString());
      }
    }
    var one = lists.get(collection + "/{" + variable + "}");
    if (one == null) {
      return Optional.empty();
    }
    var base = path(lists.get(collection)).replaceFirst("\\?.*", "");
    return item.valueStream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(value -> !value.isEmpty() && isThere(one, base + "/" + encoded(value)))
        .findFirst();
  }

  private boolean isThere(Operation one, String path) {
    return door.send(Everybody.chief(), one, path, "").status() == 200;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
