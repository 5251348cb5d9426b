package cn.houqin.kpi.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The shipped indicators. */
@Component
class Library {

  private static final String SHIPPED = "/indicators.json";

  private final SequencedMap<String, Indicator> shipped;

  Library(JsonMapper json) {
    try (var file = Objects.requireNonNull(Library.class.getResourceAsStream(SHIPPED))) {
      var byCode = new LinkedHashMap<String, Indicator>();
      for (var one : json.readValue(file, Indicator[].class)) {
        byCode.put(one.code(), one);
      }
      this.shipped = Collections.unmodifiableSequencedMap(byCode);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Optional<Indicator> find(String code) {
    return Optional.ofNullable(shipped.get(code));
  }

  /** In their shipped order. */
  List<Indicator> all() {
    return List.copyOf(shipped.values());
  }
}
