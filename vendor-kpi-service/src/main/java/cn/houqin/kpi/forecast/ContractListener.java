package cn.houqin.kpi.forecast;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Begins to watch a contract when it becomes active here. */
@Component
class ContractListener {

  ContractListener(
      Aggregates<RiskWatch> watches,
      StateCopy<ContractEvent.State> contracts,
      Clock businessClock) {
    contracts.onChange(
        changed -> {
          if (changed.state().status().equals("ACTIVE")) {
            var call = Call.system(changed.hospital(), "contract-changed", businessClock.instant());
            watches.createMissing(
                call,
                Map.of(changed.subject(), Change.to(RiskWatch.of(changed.subject(), call.now()))));
            watches.change(
                call, changed.subject(), current -> Change.to(current.body().looking(call.now())));
          }
        });
  }
}
