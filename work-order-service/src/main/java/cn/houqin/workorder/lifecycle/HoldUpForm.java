package cn.houqin.workorder.lifecycle;

import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the vendor's people do not go on.
 *
 * @param occurredAt since when, if there was no signal then; now if null
 */
record HoldUpForm(@NotBlank @Size(max = 500) String reason, @Nullable Instant occurredAt) {
  Input input() {
    return new Input(reason, null, occurredAt, List.of(), null);
  }
}
