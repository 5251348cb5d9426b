package cn.houqin.workorder.lifecycle;

import jakarta.validation.constraints.NotBlank;

/** Why. */
record ReasonForm(@NotBlank String reason) {}
