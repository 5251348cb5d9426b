package cn.houqin.platform.json;

import cn.houqin.events.Event;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the body of events: what the record needs must be there, what it does not know is let
 * through (a newer sender may add to an event), null and absence only where the record is
 * {@code @Nullable}.
 */
public final class EventJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .annotationIntrospector(
              AnnotationIntrospector.pair(new Absence(), new JacksonAnnotationIntrospector()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private EventJson() {}

  public static <E extends Event> E read(byte[] body, Class<E> type) {
    try {
      @Nullable E event = JSON.readValue(body, type);
      if (event == null) {
        throw new Malformed("null instead of an object at /");
      }
      return event;
    } catch (JacksonException failure) {
      throw new Malformed(failure.getOriginalMessage() + " at " + path(failure), failure);
    }
  }

  /** The mapper itself, for state that is kept as a document. */
  public static JsonMapper mapper() {
    return JSON;
  }

  private static String path(JacksonException failure) {
    var path = new StringBuilder();
    for (var step : failure.getPath()) {
      path.append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  /** Absence is meant where the type says {@code @Nullable}, and only there. */
  private static final class Absence extends NopAnnotationIntrospector {

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return member instanceof AnnotatedParameter parameter ? !mayBeAbsent(parameter) : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
      return annotated instanceof AnnotatedParameter parameter
          ? JsonSetter.Value.construct(mayBeAbsent(parameter) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL)
          : JsonSetter.Value.empty();
    }

    private static boolean mayBeAbsent(AnnotatedParameter parameter) {
      return parameter.getOwner().getAnnotated() instanceof java.lang.reflect.Executable creator
          && creator.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
              Nullable.class);
    }
  }
}
