package cn.houqin.endtoend.matrix.described;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What samples.json says: real values of fields and parameters by name, and whole bodies of
 * operations by "POST /path", where a value of the right kind is not enough ({fresh} is a number
 * not used before). A parameter of one operation is "/path?name"; what begins with GET is looked
 * up.
 */
public record Words(Map<String, JsonNode> fields, Map<String, JsonNode> bodies) {

  public static Words read() {
    try (var file =
        Objects.requireNonNull(Words.class.getResourceAsStream("/matrix/samples.json"))) {
      var tree =
          JsonMapper.shared().readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      return new Words(map(tree.path("fields")), map(tree.path("bodies")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Map<String, JsonNode> map(JsonNode tree) {
    var map = new LinkedHashMap<String, JsonNode>();
    tree.propertyStream().forEach(one -> map.put(one.getKey(), one.getValue()));
    return map;
  }

  /** A body the operation could take. */
  public JsonNode body(Operation operation, Schema schema) {
    var whole = bodies.get(operation.name());
    return whole == null ? schema.sample("", fields, 0) : whole;
  }

  public String text(String field) {
    var word = fields.get(field);
    return word == null ? "x" : word.asString();
  }
}
