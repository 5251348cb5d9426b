package cn.houqin.kpi.intake.layout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What of a row is a figure's numerator; its denominator is 1.
 *
 * @param against another column, or a text or number, as the kind says; null for NUMBER
 */
public record Measure(
    @NotBlank @Size(max = 40) String indicator,
    @NotNull Kind kind,
    @NotBlank @Size(max = 200) String column,
    @Nullable @Size(max = 200) String against) {

  /** How a cell becomes a number. */
  public enum Kind {
    /** The number in the column. */
    NUMBER,
    /** 1 if the column's number is below another, 0 else. */
    BELOW,
    /** 1 if the column says this text, 0 else. */
    EQUALS,
    /** 1 if the column's date is not after the other column's, 0 else. */
    NOT_AFTER,
    /** Days from the column's date to the other column's. */
    DAYS
  }

  /** Whether {@link #against} names a column. */
  boolean hasSecondColumn() {
    return switch (kind) {
      case NOT_AFTER, DAYS -> true;
      case NUMBER, BELOW, EQUALS -> false;
    };
  }

  /** The figure of a row, null where the row does not know it. */
  @Nullable BigDecimal of(Cells cells) {
    return switch (kind) {
      case NUMBER -> cells.number(column);
      case BELOW -> below(cells.number(column));
      case EQUALS -> equal(cells.text(column));
      case NOT_AFTER, DAYS -> dates(cells);
    };
  }

  private @Nullable BigDecimal below(@Nullable BigDecimal number) {
    return number == null ? null : one(number.compareTo(new BigDecimal(other())) < 0);
  }

  private @Nullable BigDecimal equal(@Nullable String text) {
    return text == null ? null : one(text.equals(other()));
  }

  private @Nullable BigDecimal dates(Cells cells) {
    var first = cells.time(column);
    var second = cells.time(other());
    if (first == null || second == null) {
      return null;
    }
    return kind == Kind.DAYS
        ? BigDecimal.valueOf(ChronoUnit.DAYS.between(first.toLocalDate(), second.toLocalDate()))
        : one(!first.isAfter(second));
  }

  private String other() {
    return against == null ? "" : against;
  }

  private static BigDecimal one(boolean holds) {
    return holds ? BigDecimal.ONE : BigDecimal.ZERO;
  }
}
