package cn.houqin.workorder.parts;

import cn.houqin.platform.problem.BrokenRule;

/** All parts that the order asked for are there: nothing to wait for (409). */
class NoPartAwaited extends BrokenRule {

  NoPartAwaited() {
    super(409, "no-part-awaited");
  }
}
