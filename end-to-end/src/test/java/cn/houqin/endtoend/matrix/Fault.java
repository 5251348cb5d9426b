package cn.houqin.endtoend.matrix;

import cn.houqin.endtoend.matrix.described.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body with one thing wrong.
 *
 * @param what is wrong, in words
 * @param pointer the refusal must name
 * @param value the refusal must tell; empty where nothing was given
 */
record Fault(String what, String pointer, String value, JsonNode body) {

  private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();
  private static final int LONGEST_TOLD = 60;
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\u0000",
          "2026-02-30",
          "../../x",
          "a/b~c%d",
          "$where",
          "一二三😀",
          "-0.0",
          "x".repeat(5_000));

  /** Everything that can be wrong with a body of this kind, one at a time. */
  static List<Fault> of(Schema schema, JsonNode good) {
    var faults = new ArrayList<Fault>();
    collect(schema, good, good, "", faults);
    return faults;
  }

  /** Texts that are of the right kind and yet odd, in the place of every text. */
  static List<Fault> odd(Schema schema, JsonNode good) {
    return of(schema, good).stream()
        .filter(fault -> fault.what().equals("number for text"))
        .flatMap(
            text ->
                ODD.stream()
                    .map(odd -> with("odd text", text.pointer(), JSON.stringNode(odd), good)))
        .toList();
  }

  private static void collect(
      Schema schema, JsonNode at, JsonNode whole, String pointer, List<Fault> into) {
    if (schema.type().equals("object") && at.isObject() && !schema.properties().isEmpty()) {
      ofObject(schema, (ObjectNode) at, whole, pointer, into);
    } else if (schema.type().equals("array") && at.isArray()) {
      into.add(with("wrong type", pointer, JSON.objectNode().put("a", 1), whole));
      var items = schema.items();
      if (items != null && !at.isEmpty()) {
        collect(items, at.get(0), whole, pointer + "/0", into);
      }
    } else {
      ofValue(schema, whole, pointer, into);
    }
  }

  private static void ofObject(
      Schema schema, ObjectNode at, JsonNode whole, String pointer, List<Fault> into) {
    into.add(with("unknown field", pointer + "/noSuchField", JSON.stringNode("v"), whole));
    if (!pointer.isEmpty()) {
      into.add(with("wrong type", pointer, JSON.stringNode("text"), whole));
    }
    for (var name : schema.required()) {
      var without = whole.deepCopy();
      ((ObjectNode) without.at(pointer)).remove(name);
      into.add(new Fault("missing", pointer + "/" + name, "", without));
    }
    schema
        .properties()
        .forEach(
            (name, part) -> {
              if (at.has(name)) {
                collect(part, at.get(name), whole, pointer + "/" + name, into);
              }
            });
  }

  private static void ofValue(Schema schema, JsonNode whole, String pointer, List<Fault> into) {
    switch (schema.type()) {
      case "string" -> {
        into.add(with("operator", pointer, operator(), whole));
        into.add(with("number for text", pointer, JSON.numberNode(7), whole));
        if (schema.isEnum()) {
          into.add(with("unknown text", pointer, JSON.stringNode("NO_SUCH_TEXT"), whole));
        }
        if (schema.format().equals("date")) {
          into.add(with("impossible date", pointer, JSON.stringNode("2026-02-30"), whole));
        }
        if (schema.format().equals("date-time")) {
          var instant = JSON.stringNode("2026-02-30T00:00:00Z");
          into.add(with("impossible date", pointer, instant, whole));
        }
        if (schema.format().equals("decimal")) {
          into.add(with("no decimal", pointer, JSON.stringNode("1e3"), whole));
        }
      }
      case "integer", "number" -> {
        into.add(with("operator", pointer, operator(), whole));
        into.add(with("text for a number", pointer, JSON.stringNode("7"), whole));
        into.add(with("a fraction", pointer, JSON.numberNode(1.5), whole));
        if (pointer.endsWith("Fen")) {
          into.add(with("negative money", pointer, JSON.numberNode(-1), whole));
        }
      }
      case "boolean" -> into.add(with("wrong type", pointer, JSON.stringNode("true"), whole));
      default -> {
        // anything goes here: nothing can be of the wrong kind
      }
    }
  }

  private static ObjectNode operator() {
    return JSON.objectNode().putNull("$ne");
  }

  private static Fault with(String what, String pointer, JsonNode value, JsonNode whole) {
    var body = whole.deepCopy();
    var slash = pointer.lastIndexOf('/');
    var parent = body.at(pointer.substring(0, slash));
    var name = pointer.substring(slash + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
    var told = value.isString() ? value.asString() : value.toString();
    return new Fault(
        what,
        pointer,
        what.equals("unknown field")
            ? "noSuchField"
            : told.substring(0, Math.min(LONGEST_TOLD, told.length())),
        body);
  }
}
