package cn.houqin.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Writes who says what to whom. */
final class CatalogueText {

  private static final String HEAD =
      """
      # Who says what to whom

      Generated from `Streams.ALL` and the records of `event-contracts`; a test fails when this file is stale
      (rewrite it with `./mvnw -pl event-contracts test -Dhouqin.events.rewrite=true`).

      Every event is a CloudEvents 1.0 message in Kafka's binary binding: headers `ce_specversion`, `ce_id`, `ce_type`, `ce_source`,
      `ce_subject` (id of the aggregate), `ce_time`, `ce_hospitalid`, `ce_sequence`, `content-type`, `traceparent`; the key is
      `<hospital>/<aggregate>`; the body is JSON. Schemas and samples stand in `event-contracts/src/main/resources`.
      A reader skips types it does not know and fields it does not know; a field marked `?` may be null or absent.
      What a service cannot read goes to `<topic>.dlt`.

      """;

  private CatalogueText() {}

  static String write() {
    return HEAD
        + "| topic | owner | kind | partitions | read by |\n|---|---|---|---|---|\n"
        + Streams.ALL.stream().map(CatalogueText::row).collect(Collectors.joining())
        + Streams.ALL.stream().map(CatalogueText::section).collect(Collectors.joining());
  }

  private static String row(Stream stream) {
    var kind =
        switch (stream.kind()) {
          case FACTS -> "facts, kept without limit";
          case STATE -> "state, compacted";
        };
    return "| [%s](#%s) | %s | %s | %d | %s |\n"
        .formatted(
            stream.topic(),
            stream.topic().replace(".", ""),
            stream.owner(),
            kind,
            stream.kind().partitions(),
            String.join(", ", stream.readers()));
  }

  private static String section(Stream stream) {
    return "\n## %s\n\nSpoken by %s, read by %s.\n\n| event or part | fields |\n|---|---|\n"
            .formatted(stream.topic(), stream.owner(), String.join(", ", stream.readers()))
        + EventClasses.of(stream.events())
            .map(event -> "| `%s` | %s |\n".formatted(EventClasses.type(event), fields(event)))
            .collect(Collectors.joining())
        + EventClasses.of(stream.events())
            .flatMap(CatalogueText::parts)
            .distinct()
            .sorted(Comparator.comparing(Class::getSimpleName))
            .map(part -> "| %s | %s |\n".formatted(part.getSimpleName(), fields(part)))
            .collect(Collectors.joining());
  }

  /** The records inside a record, at any depth. */
  private static java.util.stream.Stream<Class<?>> parts(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component -> mentioned(component.getGenericType()))
        .filter(Class::isRecord)
        .flatMap(
            part -> java.util.stream.Stream.concat(java.util.stream.Stream.of(part), parts(part)));
  }

  private static java.util.stream.Stream<Class<?>> mentioned(Type type) {
    return type instanceof ParameterizedType generic
        ? Arrays.stream(generic.getActualTypeArguments()).flatMap(CatalogueText::mentioned)
        : java.util.stream.Stream.of((Class<?>) type);
  }

  private static String fields(Class<?> event) {
    return Arrays.stream(event.getRecordComponents())
        .map(
            component ->
                "`%s%s` %s"
                    .formatted(
                        component.getName(),
                        EventClasses.isOptional(component) ? "?" : "",
                        SchemaText.word(component.getGenericType())))
        .collect(Collectors.joining(", "));
  }
}
