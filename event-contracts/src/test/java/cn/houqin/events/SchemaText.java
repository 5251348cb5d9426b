package cn.houqin.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema (draft 2020-12) of an event from its record. */
final class SchemaText {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String INSTANT = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$";

  /** Text whose name says what it holds. */
  private static final Map<String, String> PATTERNS =
      Map.of(
          "month", "^\\d{4}-(0[1-9]|1[0-2])$",
          "numerator|denominator|quantity|onHandAfter|available|total", "^-?\\d+(\\.\\d+)?$",
          "from|to|issuedOn|expiresOn", "^\\d{4}-\\d{2}-\\d{2}$",
          "digest", "^[0-9a-f]{64}$",
          "vendor", "^[0-9A-HJ-NPQRTUWXY]{18}$");

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private SchemaText() {}

  static String of(Class<?> event) {
    return new SchemaText().document(event);
  }

  private String document(Class<?> event) {
    var type = EventClasses.type(event);
    var schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "https://houqin.cn/schemas/" + type + ".schema.json");
    schema.put("title", type);
    schema.setAll(ofRecord(event));
    if (!definitions.isEmpty()) {
      schema.putObject("$defs").setAll(definitions);
    }
    return JSON.writeValueAsString(schema) + "\n";
  }

  private ObjectNode ofRecord(Class<?> type) {
    var schema = NODES.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    var required = schema.putArray("required");
    for (var component : type.getRecordComponents()) {
      properties.set(component.getName(), ofComponent(component));
      if (!EventClasses.isOptional(component)) {
        required.add(component.getName());
      }
    }
    return schema;
  }

  private ObjectNode ofComponent(RecordComponent component) {
    var schema = ofType(component.getGenericType());
    if (component.getType() == String.class) {
      PATTERNS.forEach(
          (names, pattern) -> {
            if (Pattern.matches(names, component.getName())) {
              schema.put("pattern", pattern);
            }
          });
    }
    return EventClasses.isOptional(component) ? orNull(schema) : schema;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("$ref")) {
      var either = NODES.objectNode();
      either.putArray("anyOf").add(schema).addObject().put("type", "null");
      return either;
    }
    var type = schema.get("type").asString();
    schema.putArray("type").add(type).add("null");
    return schema;
  }

  private ObjectNode ofType(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    var schema = NODES.objectNode();
    return switch (((Class<?>) type).getSimpleName()) {
      case "String" -> schema.put("type", "string");
      case "int", "Integer", "long", "Long" -> schema.put("type", "integer");
      case "boolean", "Boolean" -> schema.put("type", "boolean");
      case "Instant" -> schema.put("type", "string").put("pattern", INSTANT);
      default -> reference((Class<?>) type);
    };
  }

  private ObjectNode ofGeneric(ParameterizedType generic) {
    var schema = NODES.objectNode();
    var arguments = generic.getActualTypeArguments();
    if (generic.getRawType() == List.class) {
      schema.put("type", "array").set("items", ofType(arguments[0]));
      return schema;
    }
    if (generic.getRawType() == Map.class && arguments[0] == String.class) {
      schema.put("type", "object").set("additionalProperties", ofType(arguments[1]));
      return schema;
    }
    throw new AssertionError("Events do not use " + generic);
  }

  private ObjectNode reference(Class<?> type) {
    if (!type.isRecord()) {
      throw new AssertionError("Events do not use " + type);
    }
    if (!definitions.containsKey(type.getSimpleName())) {
      definitions.put(type.getSimpleName(), NODES.objectNode());
      definitions.put(type.getSimpleName(), ofRecord(type));
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + type.getSimpleName());
  }

  /** The type of a component in one word, for the catalogue. */
  static String word(Type type) {
    if (type instanceof ParameterizedType generic) {
      var arguments =
          Arrays.stream(generic.getActualTypeArguments()).map(SchemaText::word).toList();
      return generic.getRawType() == List.class
          ? "list of " + arguments.getFirst()
          : "map of " + arguments.getLast();
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "String" -> "text";
      case "int", "Integer", "long", "Long" -> "integer";
      case "boolean", "Boolean" -> "boolean";
      default -> type == Instant.class ? "instant" : ((Class<?>) type).getSimpleName();
    };
  }
}
