package cn.houqin.inventory.movement;

import cn.houqin.platform.problem.BrokenRule;

/** A mistake is undone once (409). */
class AlreadyReversed extends BrokenRule {

  AlreadyReversed(String movement) {
    super(409, "already-reversed", movement);
  }
}
