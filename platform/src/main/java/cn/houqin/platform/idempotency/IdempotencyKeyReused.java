package cn.houqin.platform.idempotency;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.util.List;

/** The Idempotency-Key was used before with another body (422). */
class IdempotencyKeyReused extends BrokenRule {

  IdempotencyKeyReused(String key) {
    super(
        422,
        "idempotency-key-reused",
        List.of(FieldError.of("Idempotency-Key", "same-body", key)),
        key);
  }
}
