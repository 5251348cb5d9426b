package cn.houqin.inventory.transfer;

import cn.houqin.platform.problem.BrokenRule;

/** Only what is in transit can arrive (409). */
class TransferNotInTransit extends BrokenRule {

  TransferNotInTransit(Transfer.State state) {
    super(409, "transfer-not-in-transit", state);
  }
}
