package cn.houqin.workorder.lifecycle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why. */
record ReasonForm(@NotBlank @Size(max = 500) String reason) {}
