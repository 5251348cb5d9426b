package cn.houqin.platform.deadletter;

import cn.houqin.platform.problem.BrokenRule;

/** Another letter of the same key comes first (409). */
class DeadLetterNotFirst extends BrokenRule {

  DeadLetterNotFirst(String id, String first) {
    super(409, "dead-letter-not-first", id, first);
  }
}
