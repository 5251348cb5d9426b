package cn.houqin.platform.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer into the body, or the name of a parameter
 * @param rule stable name of the broken rule; message key {@code rule.<rule>}
 * @param value what was given, as text; null if nothing was
 * @param arguments for the message
 */
public record FieldError(
    String pointer, String rule, @Nullable String value, List<String> arguments) {

  public static FieldError of(
      String pointer, String rule, @Nullable Object value, Object... arguments) {
    return new FieldError(
        pointer,
        rule,
        value == null ? null : value.toString(),
        java.util.Arrays.stream(arguments).map(String::valueOf).toList());
  }
}
