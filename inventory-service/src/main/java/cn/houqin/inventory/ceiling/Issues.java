package cn.houqin.inventory.ceiling;

/** What ceilings must know of purchase orders; implemented where orders are issued. */
public interface Issues {

  /**
   * Whether the order was issued by this claim. If not, raises the order's stored version first, so
   * that a late issue fails.
   */
  boolean isIssuedElseGivenUp(String hospital, Owner claim);
}
