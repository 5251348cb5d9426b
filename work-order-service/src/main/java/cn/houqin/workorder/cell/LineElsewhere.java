package cn.houqin.workorder.cell;

import cn.houqin.platform.problem.Misdirected;

/** The line is served by another deployment (421). */
class LineElsewhere extends Misdirected {

  LineElsewhere(String line) {
    super("line-elsewhere", line);
  }
}
