package cn.houqin.inventory.book;

/** Why a balance changed. */
public enum MovementKind {
  /** Received from outside; raises what is on hand. */
  RECEIPT,
  /** Given out; lowers what is on hand. Expired lots cannot be. */
  ISSUE,
  /** Brought back unused; raises what is on hand. */
  RETURN,
  /** Left for another store; the other half of a transfer is TRANSFER_IN. */
  TRANSFER_OUT,
  /** Came from another store, in the lots and at the value that left there. */
  TRANSFER_IN,
  /** Found, with a reason; raises what is on hand. */
  ADJUSTMENT_IN,
  /** Lost, broken, expired, with a reason; lowers what is on hand, expired lots too. */
  ADJUSTMENT_OUT,
  /** Counted 盘点: the quantity is what was found, the change its difference from the book. */
  COUNT,
  /** The linked opposite of a mistaken movement. */
  REVERSAL,
  /** Put on hold: on hand, but not to be issued. */
  QUARANTINE,
  /** Taken off hold. */
  CLEARANCE;

  /** Whether it must say why. */
  public boolean needsReason() {
    return switch (this) {
      case ADJUSTMENT_IN, ADJUSTMENT_OUT, REVERSAL, QUARANTINE -> true;
      case RECEIPT, ISSUE, RETURN, TRANSFER_OUT, TRANSFER_IN, COUNT, CLEARANCE -> false;
    };
  }

  /** Whether a lot controlled material must name the lot; others find their lots themselves. */
  boolean needsLot() {
    return switch (this) {
      case RECEIPT, RETURN, ADJUSTMENT_IN, COUNT -> true;
      case ISSUE, TRANSFER_OUT, TRANSFER_IN, ADJUSTMENT_OUT, REVERSAL, QUARANTINE, CLEARANCE ->
          false;
    };
  }
}
