package cn.houqin.contract.terms;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything wrong with a version, gathered so that all of it can be told at once. */
final class Faults {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final List<FieldError> found = new ArrayList<>();

  void add(String at, String rule, @Nullable Object value, Object... arguments) {
    found.add(FieldError.of(at, rule, value, arguments));
  }

  void addAll(Invalid invalid) {
    found.addAll(invalid.errors());
  }

  /** Throws {@link Invalid} if there is any. */
  void refuse() {
    if (!found.isEmpty()) {
      throw new Invalid(found);
    }
  }

  /** Given, not blank, at most {@code longest} characters. */
  void text(String at, @Nullable String value, int longest) {
    if (value == null) {
      add(at, "required", null);
    } else if (value.isBlank() || value.length() > longest) {
      add(at, "text", value, 1, longest);
    }
  }

  void oneOf(String at, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      add(at, "one-of", value, allowed.stream().sorted().toList());
    }
  }

  void atLeast(String at, @Nullable Integer value, int least) {
    if (value != null && value < least) {
      add(at, "at-least", value, least);
    }
  }

  void notNegative(String at, @Nullable Long fen) {
    if (fen != null && fen < 0) {
      add(at, "not-negative", fen);
    }
  }

  void notNegative(String at, @Nullable BigDecimal value) {
    if (value != null && value.signum() < 0) {
      add(at, "not-negative", value);
    }
  }

  void percent(String at, @Nullable BigDecimal value) {
    if (value != null && (value.signum() < 0 || value.compareTo(HUNDRED) > 0)) {
      add(at, "between", value, 0, 100);
    }
  }

  void required(String at, @Nullable Object value) {
    if (value == null) {
      add(at, "required", null);
    }
  }

  /** Only where {@code isOf}: given there, and nowhere else. */
  void given(String at, @Nullable Object value, boolean isOf) {
    if (isOf && value == null) {
      add(at, "required", null);
    } else if (!isOf && value != null) {
      add(at, "not-of-this-kind", value);
    }
  }

  void within(String at, @Nullable LocalDate day, LocalDate from, LocalDate to) {
    if (day != null && (day.isBefore(from) || day.isAfter(to))) {
      add(at, "between", day, from, to);
    }
  }
}
