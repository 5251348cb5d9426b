package cn.houqin.inventory.movement;

import cn.houqin.inventory.book.MovementKind;
import cn.houqin.platform.problem.BrokenRule;
import org.jspecify.annotations.Nullable;

/**
 * A count is counted again, and what belongs to a document (an issue to its reservation, a leg to
 * its transfer) is undone there (409).
 */
class NotReversible extends BrokenRule {

  NotReversible(String movement, MovementKind kind, @Nullable String source) {
    super(409, "not-reversible", movement, kind, source == null ? "-" : source);
  }
}
