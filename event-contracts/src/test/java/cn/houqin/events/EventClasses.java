package cn.houqin.events;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every event of every stream, and where its schema and its sample stand. */
final class EventClasses {

  /** With {@code -Dhouqin.events.rewrite=true} generated files are written instead of compared. */
  static final boolean REWRITE = Boolean.getBoolean("houqin.events.rewrite");

  private static final Path ROOT = Path.of(System.getProperty("houqin.root"));
  private static final Path RESOURCES = ROOT.resolve("event-contracts/src/main/resources");

  private EventClasses() {}

  static List<Class<? extends Event>> all() {
    return Streams.ALL.stream().flatMap(stream -> of(stream.events())).toList();
  }

  static Stream<Class<? extends Event>> of(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(
            permitted ->
                permitted.isSealed()
                    ? of(permitted)
                    : Stream.of(permitted.asSubclass(Event.class)));
  }

  static String type(Class<?> event) {
    var type = event.getAnnotation(EventType.class);
    if (type == null) {
      throw new AssertionError(event + " has no @EventType");
    }
    return type.value();
  }

  static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  static Path schema(Class<?> event) {
    return RESOURCES.resolve("schemas").resolve(type(event) + ".schema.json");
  }

  static Path sample(Class<?> event) {
    return samples().resolve(type(event) + ".json");
  }

  static Path samples() {
    return RESOURCES.resolve("samples");
  }

  static Path catalogue() {
    return ROOT.resolve("docs/events.md");
  }

  static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
