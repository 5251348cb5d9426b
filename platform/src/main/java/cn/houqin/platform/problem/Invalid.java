package cn.houqin.platform.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request contradicts a rule of its fields (400). */
public class Invalid extends BrokenRule {

  public Invalid(List<FieldError> errors) {
    super(400, "invalid-request", errors);
  }

  public static Invalid field(
      String pointer, String rule, @Nullable Object value, Object... arguments) {
    return new Invalid(List.of(FieldError.of(pointer, rule, value, arguments)));
  }
}
