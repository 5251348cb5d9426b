package cn.houqin.endtoend.matrix.described;

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
public record Operation(
    String service,
    String base,
    String method,
    String path,
    JsonNode description,
    JsonNode document) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  /** As it stands in access.txt. */
  public String name() {
    return method + " " + path;
  }

  public boolean isQuestion() {
    return method.equals("GET");
  }

  /** The roles it says may call it. */
  public List<String> roles() {
    return description.path("x-roles").valueStream().map(JsonNode::asString).toList();
  }

  /** The names of what stands in its path. */
  public List<String> variables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The JSON it takes. */
  public Optional<JsonNode> body() {
    var schema = description.at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
  }

  /** Whether it takes something else than JSON. */
  public boolean takesFile() {
    return description.has("requestBody") && body().isEmpty();
  }

  /** Whether it may come without one. */
  public boolean isBodyRequired() {
    return description.at("/requestBody/required").asBoolean(false);
  }

  /** Whether what stands in the path is a number. */
  public boolean isNumber(String variable) {
    return description
        .path("parameters")
        .valueStream()
        .filter(p -> p.path("name").asString().equals(variable))
        .anyMatch(p -> p.at("/schema/type").toString().contains("integer"));
  }

  /** The names of the query parameters it must have. */
  public List<String> requiredParameters() {
    return description
        .path("parameters")
        .valueStream()
        .filter(p -> p.path("in").asString().equals("query") && p.path("required").asBoolean(false))
        .map(p -> p.path("name").asString())
        .toList();
  }

  public boolean needsIfMatch() {
    return description
        .path("parameters")
        .valueStream()
        .anyMatch(p -> p.path("name").asString().equals("If-Match"));
  }
}
