package cn.houqin.workorder.dispatch;

import cn.houqin.platform.problem.BrokenRule;

/**
 * A vendor has the order, or some are asked to take it (409); only to another one, named with a
 * reason, can it be dispatched again.
 */
class AlreadyDispatched extends BrokenRule {

  AlreadyDispatched(String number) {
    super(409, "already-dispatched", number);
  }
}
