package cn.houqin.platform.edge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of every kind that requests have. */
record Form(
    @NotBlank @Size(max = 40) String name,
    @PositiveOrZero long feeFen,
    @NotNull Colour colour,
    @Nullable LocalDate on,
    @Nullable BigDecimal share,
    @Valid @Nullable List<Line> lines) {

  enum Colour {
    RED,
    GREEN
  }

  record Line(@NotBlank String text) {}
}
