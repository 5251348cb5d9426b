package cn.houqin.workorder.lifecycle;

import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's people say of what they do.
 *
 * @param occurredAt when it happened, if there was no signal then; now if null
 */
record WorkForm(@Nullable Instant occurredAt) {

  /** Without a form it happens now. */
  static Input input(@Nullable WorkForm form) {
    return form == null ? Input.NONE : Input.at(form.occurredAt());
  }
}
