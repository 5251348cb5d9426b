package cn.houqin.workorder.dispatch;

import cn.houqin.workorder.coverage.Cover;

/** How it is decided which covering vendor gets an order. */
enum Mode {
  /** 指派: the main vendor, or the one that is named. */
  ASSIGN,
  /** 抢单: offered to all; the first that takes it has it. */
  GRAB,
  /** 轮训: each in turn. */
  ROTATE;

  /** As the covering contract says. */
  static Mode of(Cover cover) {
    return valueOf(cover.line().dispatchMode());
  }
}
