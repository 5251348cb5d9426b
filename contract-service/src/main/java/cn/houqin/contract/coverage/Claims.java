package cn.houqin.contract.coverage;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.AlreadyExists;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Claims coverage at signing, and confirms or releases it. */
@Component
public class Claims {

  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Aggregates<Coverage> coverage;
  private final StateCopy<SiteEvent.State> sites;

  Claims(Aggregates<Coverage> coverage, StateCopy<SiteEvent.State> sites) {
    this.coverage = coverage;
    this.sites = sites;
  }

  /** Claims every line of a version; refuses an overlap, after giving back what was claimed. */
  public void claim(Call call, String contract, long ownerVersion, ContractEvent.Version version) {
    var claimed = new ArrayList<String>();
    try {
      for (var line : version.lines()) {
        claimOne(call, contract, ownerVersion, version, line);
        claimed.add(line.line());
      }
    } catch (PlaceAlreadyCovered overlap) {
      claimed.forEach(line -> release(call, line, contract, version.version()));
      throw overlap;
    }
  }

  private void claimOne(
      Call call,
      String contract,
      long ownerVersion,
      ContractEvent.Version version,
      ContractEvent.LineTerms line) {
    var system = Call.system(call.hospital(), "coverage-claim", call.now());
    try {
      coverage.create(system, line.line(), () -> Change.to(Coverage.none(line.line())));
    } catch (AlreadyExists there) {
      assert there.status() == 409;
    }
    var claim =
        new Coverage.Claim(
            contract,
            version.version(),
            ownerVersion,
            paths(call.hospital(), line.locations()),
            LocalDate.parse(version.from()),
            LocalDate.parse(version.to()),
            line.standbyRank(),
            false,
            call.now());
    var sweepAt = call.now().plus(PATIENCE);
    coverage.change(
        system, line.line(), current -> Change.to(current.body().claiming(claim, sweepAt)));
  }

  /** Each place with its ancestors; 409 while a place has not arrived here. */
  private List<List<String>> paths(String hospital, List<String> locations) {
    var paths = new ArrayList<List<String>>();
    for (var location : locations) {
      var site = sites.require(hospital, location);
      var path = new ArrayList<>(site.ancestors());
      path.add(location);
      paths.add(List.copyOf(path));
    }
    return List.copyOf(paths);
  }

  /** The signing was done. */
  public void confirm(Call call, String contract, ContractEvent.Version version) {
    var system = Call.system(call.hospital(), "coverage-confirm", call.now());
    for (var line : version.lines()) {
      coverage.change(
          system,
          line.line(),
          current -> Change.to(current.body().confirming(contract, version.version())));
    }
  }

  /** The signing was given up. */
  void release(Call call, String line, String contract, int version) {
    var system = Call.system(call.hospital(), "coverage-release", call.now());
    coverage.change(
        system, line, current -> Change.to(current.body().releasing(contract, version)));
  }
}
