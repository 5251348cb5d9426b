package cn.houqin.contract.coverage;

import cn.houqin.platform.caller.Call;

/** What the sweeper must know of contracts; implemented where contracts are. */
public interface Signings {

  /**
   * Whether the version was signed. If not, raises the contract's stored version first, so that a
   * late signing fails.
   */
  boolean isSignedElseGivenUp(Call call, String contract, int version);
}
