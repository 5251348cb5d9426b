package cn.houqin.platform.web;

import cn.houqin.platform.problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Where in a body something is wrong, as JSON pointer (RFC 6901), and which rule it breaks. */
final class Pointers {

  private Pointers() {}

  /** lines[0].fee becomes /lines/0/fee. */
  static String ofProperty(String path) {
    return "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
  }

  /** NotNull is "required"; the others in kebab case. */
  static String ruleOf(@Nullable String constraint) {
    if (constraint == null) {
      return "invalid";
    }
    return switch (constraint) {
      case "NotNull" -> "required";
      case "NotBlank" -> "not-blank";
      case "Min", "PositiveOrZero" -> "not-negative";
      default -> constraint.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    };
  }

  /**
   * @param body what could not be read
   */
  static FieldError ofUnreadable(@Nullable Throwable cause, SentBody body) {
    return switch (cause) {
      case UnrecognizedPropertyException unknown ->
          FieldError.of(path(unknown), "unknown-field", unknown.getPropertyName());
      case InvalidFormatException wrong when isEnum(wrong) ->
          FieldError.of(path(wrong), "one-of", wrong.getValue(), constants(wrong));
      case InvalidFormatException wrong ->
          FieldError.of(path(wrong), "wrong-value", wrong.getValue());
      case InvalidNullException missing -> FieldError.of(path(missing), "required", null);
      case MismatchedInputException wrong -> mismatch(path(wrong), body);
      case InputCoercionException tooLarge ->
          FieldError.of(path(tooLarge), "wrong-value", body.at(path(tooLarge)));
      case StreamReadException broken ->
          FieldError.of("", "json", null, broken.getOriginalMessage());
      case JacksonException other ->
          FieldError.of(path(other), "wrong-value", body.at(path(other)));
      case null, default -> FieldError.of("", "required", null);
    };
  }

  private static FieldError mismatch(String pointer, SentBody body) {
    var given = body.at(pointer);
    return FieldError.of(pointer, given == null ? "required" : "wrong-type", given);
  }

  private static boolean isEnum(InvalidFormatException wrong) {
    return wrong.getTargetType() != null && wrong.getTargetType().isEnum();
  }

  private static List<String> constants(InvalidFormatException wrong) {
    return Arrays.stream(wrong.getTargetType().getEnumConstants()).map(String::valueOf).toList();
  }

  private static String path(JacksonException failed) {
    var pointer = new StringBuilder();
    for (var step : failed.getPath()) {
      pointer
          .append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return pointer.toString();
  }
}
