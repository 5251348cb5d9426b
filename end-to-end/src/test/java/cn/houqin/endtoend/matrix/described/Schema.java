package cn.houqin.endtoend.matrix.described;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A part of a request, as the document describes it (JSON Schema 2020-12, what springdoc writes).
 */
public record Schema(JsonNode node, JsonNode document) {

  private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();
  private static final int DEEPEST = 6;

  /** Follows references and the one choice that is not null. */
  public static Schema of(JsonNode node, JsonNode document) {
    var present = node;
    while (true) {
      if (present.has("$ref")) {
        present = document.at(present.get("$ref").asString().substring(1));
      } else if (present.has("allOf") || present.has("oneOf") || present.has("anyOf")) {
        var choices =
            present.has("allOf")
                ? present.get("allOf")
                : present.has("oneOf") ? present.get("oneOf") : present.get("anyOf");
        present =
            StreamSupport.stream(choices.spliterator(), false)
                .filter(choice -> !choice.path("type").asString("").equals("null"))
                .findFirst()
                .orElseThrow();
      } else {
        return new Schema(present, document);
      }
    }
  }

  private Schema part(JsonNode node) {
    return of(node, document);
  }

  /** string, integer, number, boolean, array or object; empty where anything goes. */
  public String type() {
    var type = node.path("type");
    return type.isArray()
        ? type.valueStream()
            .map(JsonNode::asString)
            .filter(name -> !name.equals("null"))
            .findFirst()
            .orElse("")
        : type.asString("");
  }

  public String format() {
    return node.path("format").asString("");
  }

  public boolean isEnum() {
    return node.has("enum");
  }

  public Map<String, Schema> properties() {
    var properties = new TreeMap<String, Schema>();
    node.path("properties")
        .propertyStream()
        .forEach(one -> properties.put(one.getKey(), part(one.getValue())));
    return properties;
  }

  public @Nullable Schema items() {
    return node.has("items") ? part(node.get("items")) : null;
  }

  public List<String> required() {
    return node.path("required").valueStream().map(JsonNode::asString).toList();
  }

  /** A value of this kind, every property given; words tell those that need a real one. */
  JsonNode sample(String name, Map<String, ? extends JsonNode> words, int depth) {
    var word = words.get(name);
    if (word != null && word.isString() == type().equals("string")) {
      return word;
    }
    if (isEnum()) {
      return node.get("enum").get(0);
    }
    return switch (type()) {
      case "string" -> JSON.stringNode(text());
      case "integer" -> JSON.numberNode(Math.max(1, node.path("minimum").asInt(1)));
      case "number" -> JSON.numberNode(1);
      case "boolean" -> JSON.booleanNode(true);
      case "array" -> array(name, words, depth);
      case "object" -> object(words, depth);
      default -> JSON.objectNode();
    };
  }

  private String text() {
    return switch (format()) {
      case "date" -> "2026-09-01";
      case "date-time" -> "2026-09-01T00:00:00Z";
      case "decimal" -> "1";
      case "year-month" -> "2026-09";
      case "time-of-day" -> "08:00";
      case "time-zone" -> "Asia/Shanghai";
      default -> "x".repeat(Math.max(1, node.path("minLength").asInt(1)));
    };
  }

  private JsonNode array(String name, Map<String, ? extends JsonNode> words, int depth) {
    var array = JSON.arrayNode();
    var items = items();
    if (items != null && depth < DEEPEST) {
      array.add(items.sample(name, words, depth + 1));
    }
    return array;
  }

  private JsonNode object(Map<String, ? extends JsonNode> words, int depth) {
    var object = JSON.objectNode();
    if (depth < DEEPEST) {
      properties().forEach((name, part) -> object.set(name, part.sample(name, words, depth + 1)));
    }
    return object;
  }
}
