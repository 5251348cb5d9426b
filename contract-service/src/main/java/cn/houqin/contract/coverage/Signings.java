package cn.houqin.contract.coverage;

/** What coverage must know of contracts; implemented where contracts are. */
public interface Signings {

  /**
   * Whether the version was signed. If not, raises the contract's stored version first, so that a
   * late signing fails.
   */
  boolean isSignedElseGivenUp(String hospital, Owner claim);

  /** The contract's status now. */
  String status(String hospital, String contract);
}
