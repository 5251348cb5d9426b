package cn.houqin.inventory.stock;

/** Why a balance changed. */
public enum MovementKind {
  /** Received from outside; raises what is on hand. */
  RECEIPT,
  /** Given out; lowers what is on hand. */
  ISSUE,
  /** Brought back unused; raises what is on hand. */
  RETURN
}
