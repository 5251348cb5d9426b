package cn.houqin.contract.coverage;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.time.MachineTime;
import java.time.Instant;
import java.util.Set;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends claims whose signing was cut off: confirmed if it was done; if not, the contract's stored
 * version is raised, so that a late signing fails, and only then is the claim released. By the
 * machine's time, in every instance; done twice it changes nothing.
 */
@Component
@EnableScheduling
class Sweeper {

  private static final int AT_ONCE = 100;

  private final Aggregates<Coverage> coverage;
  private final Claims claims;
  private final Signings signings;

  Sweeper(Aggregates<Coverage> coverage, Claims claims, Signings signings) {
    this.coverage = coverage;
    this.claims = claims;
    this.signings = signings;
  }

  @Scheduled(fixedDelayString = "${houqin.contracts.sweep-every:5s}")
  void sweep() {
    sweep(MachineTime.now());
  }

  void sweep(Instant machineNow) {
    coverage.due(machineNow, AT_ONCE).forEach(stored -> sweep(stored, machineNow));
  }

  private void sweep(Stored<Coverage> stored, Instant machineNow) {
    for (var claim : stored.body().overdue(machineNow)) {
      var isSigned = signings.isSignedElseGivenUp(stored.hospital(), claim.owner());
      claims.settle(stored.hospital(), claim.owner(), Set.of(stored.body().line()), isSigned);
    }
  }
}
