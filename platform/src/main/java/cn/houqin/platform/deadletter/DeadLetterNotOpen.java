package cn.houqin.platform.deadletter;

import cn.houqin.platform.problem.BrokenRule;

/** The letter has been replayed or discarded before (409). */
class DeadLetterNotOpen extends BrokenRule {

  DeadLetterNotOpen(String id, String status) {
    super(409, "dead-letter-not-open", id, status);
  }
}
