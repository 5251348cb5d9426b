package cn.houqin.workorder.cell;

import cn.houqin.platform.problem.Misdirected;

/** Places and categories are kept by the default deployment; a cell has copies only (421). */
class BelongsToDefault extends Misdirected {

  BelongsToDefault() {
    super("belongs-to-default-deployment");
  }
}
