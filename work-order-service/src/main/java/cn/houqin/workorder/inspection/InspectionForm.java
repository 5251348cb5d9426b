package cn.houqin.workorder.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checklist as it was filled in. */
record InspectionForm(@NotNull String location, @NotEmpty List<@Valid ElementForm> elements) {

  /** One line of it. */
  record ElementForm(
      @NotBlank String element, Inspection.@NotNull Result result, @Nullable String remark) {}
}
