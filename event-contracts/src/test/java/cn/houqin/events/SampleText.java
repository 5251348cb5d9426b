package cn.houqin.events;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the first sample of a new event: each field takes its value from {@code
 * sample-values.json}, under {@code Record.field}, {@code StreamInterface.field} or {@code field};
 * nested records are composed.
 */
final class SampleText {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode values;

  SampleText() throws IOException {
    try (var file = SampleText.class.getResourceAsStream("/sample-values.json")) {
      this.values = JSON.readTree(file);
    }
  }

  String of(Class<?> event) {
    return JSON.writeValueAsString(record(event)) + "\n";
  }

  private ObjectNode record(Class<?> type) {
    var sample = NODES.objectNode();
    for (var component : type.getRecordComponents()) {
      sample.set(component.getName(), value(type, component));
    }
    return sample;
  }

  private static String stream(Class<?> owner) {
    var enclosing = owner.getEnclosingClass();
    return enclosing == null ? owner.getSimpleName() : enclosing.getSimpleName();
  }

  private JsonNode value(Class<?> owner, RecordComponent component) {
    var given =
        Stream.of(owner.getSimpleName() + ".", stream(owner) + ".", "")
            .map(prefix -> prefix + component.getName())
            .filter(values::has)
            .findFirst();
    if (given.isPresent()) {
      return values.get(given.get());
    }
    if (component.getType().isRecord()) {
      return record(component.getType());
    }
    if (component.getGenericType() instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return NODES.arrayNode().add(record(element));
    }
    throw new AssertionError("No value for " + owner.getSimpleName() + "." + component.getName());
  }
}
