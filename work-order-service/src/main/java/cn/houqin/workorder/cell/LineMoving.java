package cn.houqin.workorder.cell;

import cn.houqin.platform.problem.BrokenRule;

/** The line is just moving between deployments; the same again may succeed in a moment (503). */
class LineMoving extends BrokenRule {

  LineMoving(String line) {
    super(503, "line-moving", line);
  }

  @Override
  public int retryAfterSeconds() {
    return 1;
  }
}
