package cn.houqin.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract of an event is its JSON: a schema, a frozen sample, and a record that agrees. */
class EventContractTests {

  private static final JsonMapper JSON = new JsonMapper();

  static List<Class<? extends Event>> events() {
    return EventClasses.all();
  }

  @ParameterizedTest
  @MethodSource("events")
  void hasTheSchemaOfItsRecord(Class<? extends Event> event) throws IOException {
    var schema = SchemaText.of(event);
    if (EventClasses.REWRITE) {
      Files.writeString(EventClasses.schema(event), schema);
    }

    assertThat(EventClasses.read(EventClasses.schema(event)))
        .as("schema of %s; write it with -Dhouqin.events.rewrite=true", event)
        .isEqualTo(schema);
  }

  @ParameterizedTest
  @MethodSource("events")
  void hasASampleThatItsSchemaAccepts(Class<? extends Event> event) throws IOException {
    if (EventClasses.REWRITE && Files.notExists(EventClasses.sample(event))) {
      Files.writeString(EventClasses.sample(event), new SampleText().of(event));
    }

    assertThat(EventClasses.sample(event)).exists();
    assertThat(problems(event, EventClasses.read(EventClasses.sample(event)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void survivesTheRoundTrip(Class<? extends Event> event) throws IOException {
    var sample = EventClasses.read(EventClasses.sample(event));

    var read = JSON.readValue(sample, event);
    var written = JSON.readTree(JSON.writeValueAsString(read));

    assertThat(withoutNulls(written)).isEqualTo(withoutNulls(JSON.readTree(sample)));
    assertThat(JSON.treeToValue(written, event)).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("events")
  void refusesASampleWithoutARequiredField(Class<? extends Event> event) throws IOException {
    for (var component : event.getRecordComponents()) {
      var sample = (ObjectNode) JSON.readTree(EventClasses.read(EventClasses.sample(event)));
      sample.remove(component.getName());

      var problems = problems(event, sample.toString());

      assertThat(problems.isEmpty())
          .as(component.toString())
          .isEqualTo(EventClasses.isOptional(component));
    }
  }

  @Test
  void namesEveryEventOnce() {
    var types = events().stream().map(EventClasses::type).toList();

    assertThat(types).doesNotHaveDuplicates().allMatch(type -> type.matches("[a-z.-]+\\.v[1-9]"));
  }

  @Test
  void hasNoSchemaOrSampleWithoutItsEvent() throws IOException {
    var expected = new ArrayList<String>();
    for (var event : events()) {
      expected.add(EventClasses.schema(event).getFileName().toString());
      expected.add(EventClasses.sample(event).getFileName().toString());
    }

    try (var samples = Files.list(EventClasses.samples());
        var schemas = Files.list(EventClasses.samples().resolveSibling("schemas"))) {
      var found =
          java.util.stream.Stream.concat(samples, schemas)
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"));
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void usesNoEnumOfAnyService() {
    assertThat(events())
        .allSatisfy(
            event ->
                assertThat(event.getRecordComponents())
                    .noneMatch(component -> component.getType().isEnum()));
  }

  private static List<String> problems(Class<?> event, String json) throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(EventClasses.read(EventClasses.schema(event)), InputFormat.JSON);
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var name : Set.copyOf(object.propertyNames())) {
        if (object.get(name).isNull()) {
          object.remove(name);
        }
      }
    }
    node.forEach(EventContractTests::withoutNulls);
    return node;
  }
}
