package cn.houqin.platform.web;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * What the mapper would otherwise make fit in silence: 1.5 fen cut to 1, a number taken as text, an
 * enum by its position, a date by a count of days, a null inside a list.
 */
final class StrictValues {

  private StrictValues() {}

  static void on(JsonMapper.Builder json) {
    json.changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .withCoercionConfig(
            LogicalType.Textual,
            text -> {
              for (var shape :
                  new CoercionInputShape[] {
                    CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
                  }) {
                text.setCoercion(shape, CoercionAction.Fail);
              }
            })
        .addModule(times());
  }

  private static SimpleModule times() {
    var times = new SimpleModule("times-as-text");
    times.addDeserializer(Instant.class, new AsText<>(Instant.class, Instant::parse));
    times.addDeserializer(LocalDate.class, new AsText<>(LocalDate.class, LocalDate::parse));
    return times;
  }

  /** ISO-8601 text and nothing else. */
  private static final class AsText<T> extends ValueDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> parse;

    AsText(Class<T> type, Function<String, T> parse) {
      this.type = type;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext context) {
      if (from.currentToken() != JsonToken.VALUE_STRING) {
        return type.cast(context.handleUnexpectedToken(type, from));
      }
      var given = from.getString();
      try {
        return parse.apply(given);
      } catch (java.time.DateTimeException _) {
        throw context.weirdStringException(given, type, "not ISO-8601");
      }
    }
  }
}
