package cn.houqin.workorder.inspection;

import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checklist as it was filled in.
 *
 * @param endedAt when it was, if it is entered later; now if null
 */
record InspectionForm(
    @NotNull String location,
    @NotEmpty @Size(max = 500) List<@Valid ElementForm> elements,
    @Nullable Instant endedAt) {

  /** Paper that is found later than this is none. */
  private static final Duration OLDEST = Duration.ofDays(92);

  /** When the inspection ended; refuses the future and what is too long ago. */
  Instant ended(Instant now) {
    if (endedAt == null) {
      return now;
    }
    if (endedAt.isAfter(now)) {
      throw Invalid.field("/endedAt", "not-in-the-future", endedAt);
    }
    if (endedAt.isBefore(now.minus(OLDEST))) {
      throw Invalid.field("/endedAt", "at-most-days-ago", endedAt, OLDEST.toDays());
    }
    return endedAt;
  }

  /** One line of it. */
  record ElementForm(
      @NotBlank @Size(max = 200) String element,
      Inspection.@NotNull Result result,
      @Nullable @Size(max = 2000) String remark) {}
}
