package cn.houqin.inventory.reservation;

import cn.houqin.platform.problem.BrokenRule;

/** What is reserved cannot be given out: its lots have expired (409). */
class NothingToIssue extends BrokenRule {

  NothingToIssue(Reservation reservation) {
    super(409, "nothing-to-issue", reservation.material(), reservation.store());
  }
}
