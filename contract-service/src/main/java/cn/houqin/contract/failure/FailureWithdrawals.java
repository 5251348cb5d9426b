package cn.houqin.contract.failure;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import org.springframework.stereotype.Component;

/** Takes back failures whose evidence counts no more; they stay in the register. */
@Component
class FailureWithdrawals {

  private final FailureRegister register;
  private final Aggregates<RegisteredFailure> failures;

  FailureWithdrawals(FailureRegister register, Aggregates<RegisteredFailure> failures) {
    this.register = register;
    this.failures = failures;
  }

  /**
   * Every failure that a figure told.
   *
   * @param origin the record behind the figure
   */
  void of(Call call, String origin, String evidence, RegisteredFailure.Withdrawal withdrawal) {
    for (var id : register.toldBy(call.hospital(), origin)) {
      failures.change(
          call,
          id,
          current ->
              Change.to(
                  evidence.equals(current.body().source().evidence())
                      ? current.body().withdrawn(withdrawal)
                      : current.body()));
    }
  }
}
