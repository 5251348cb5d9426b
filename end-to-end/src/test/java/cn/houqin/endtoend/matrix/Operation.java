package cn.houqin.endtoend.matrix;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a service, as its OpenAPI document describes it.
 *
 * @param base address of the service
 * @param description the operation's part of the document
 * @param document the whole of it
 */
record Operation(
    String service,
    String base,
    String method,
    String path,
    JsonNode description,
    JsonNode document) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  /** As it stands in access.txt. */
  String name() {
    return method + " " + path;
  }

  boolean isQuestion() {
    return method.equals("GET");
  }

  /** The roles it says may call it. */
  List<String> roles() {
    return description.path("x-roles").valueStream().map(JsonNode::asString).toList();
  }

  /** The names of what stands in its path. */
  List<String> variables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The JSON it takes. */
  Optional<JsonNode> body() {
    var schema = description.at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
  }

  /** Whether it takes something else than JSON. */
  boolean takesFile() {
    return description.has("requestBody") && body().isEmpty();
  }

  /** Whether it may come without one. */
  boolean isBodyRequired() {
    return description.at("/requestBody/required").asBoolean(false);
  }

  /** Whether what stands in the path is a number. */
  boolean isNumber(String variable) {
    return description
        .path("parameters")
        .valueStream()
        .filter(p -> p.path("name").asString().equals(variable))
        .anyMatch(p -> p.at("/schema/type").toString().contains("integer"));
  }

  /** The names of the query parameters it must have. */
  List<String> requiredParameters() {
    return description
        .path("parameters")
        .valueStream()
        .filter(p -> p.path("in").asString().equals("query") && p.path("required").asBoolean(false))
        .map(p -> p.path("name").asString())
        .toList();
  }

  boolean needsIfMatch() {
    return description
        .path("parameters")
        .valueStream()
        .anyMatch(p -> p.path("name").asString().equals("If-Match"));
  }
}
