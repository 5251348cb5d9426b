package cn.houqin.workorder.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checklist as it was filled in. */
record InspectionForm(
    @NotNull String location, @NotEmpty @Size(max = 500) List<@Valid ElementForm> elements) {

  /** One line of it. */
  record ElementForm(
      @NotBlank @Size(max = 200) String element,
      Inspection.@NotNull Result result,
      @Nullable @Size(max = 2000) String remark) {}
}
