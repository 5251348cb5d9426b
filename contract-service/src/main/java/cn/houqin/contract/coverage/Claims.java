package cn.houqin.contract.coverage;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.time.MachineTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Claims coverage at signing, and confirms or releases it. */
@Component
public class Claims {

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  private final Aggregates<Coverage> coverage;
  private final StateCopy<SiteEvent.State> sites;
  private final Clock businessClock;

  Claims(Aggregates<Coverage> coverage, StateCopy<SiteEvent.State> sites, Clock businessClock) {
    this.coverage = coverage;
    this.sites = sites;
    this.businessClock = businessClock;
  }

  /**
   * What is claimed.
   *
   * @param lines all lines the contract ever had: one that the terms leave out ends with them
   */
  public record Scope(String vendor, ContractEvent.Version terms, Set<String> lines) {}

  /**
   * Claims every line of a version, in one order for all, so that of two signings at once one wins.
   * Refuses an overlap, after giving back what was claimed.
   */
  public void claim(Call call, Owner owner, Scope scope) {
    var claimed = new TreeSet<String>();
    try {
      for (var line : new TreeSet<>(scope.lines())) {
        claimOne(call.hospital(), owner, scope, line);
        claimed.add(line);
      }
    } catch (BrokenRule refused) {
      settle(call.hospital(), owner, claimed, false);
      throw refused;
    }
  }

  private void claimOne(String hospital, Owner owner, Scope scope, String line) {
    var index = index(scope.terms(), line);
    var terms = index.map(scope.terms().lines()::get);
    var claim =
        new Claim(
            owner,
            scope.vendor(),
            paths(hospital, terms.map(ContractEvent.LineTerms::locations).orElse(List.of())),
            LocalDate.parse(scope.terms().from()),
            LocalDate.parse(scope.terms().to()),
            terms.map(ContractEvent.LineTerms::standbyRank).orElse(null),
            false,
            MachineTime.now());
    var at = "/versions/%d/lines/%d/locations".formatted(owner.version() - 1, index.orElse(0));
    opened(hospital, line);
    change(hospital, "coverage-claim", line, current -> current.claiming(claim, at));
  }

  private static Optional<Integer> index(ContractEvent.Version terms, String line) {
    for (var i = 0; i < terms.lines().size(); i++) {
      if (terms.lines().get(i).line().equals(line)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Each place with its ancestors; 409 while a place has not arrived here. */
  private List<List<String>> paths(String hospital, List<String> locations) {
    var paths = new ArrayList<List<String>>();
    for (var location : locations) {
      var path = new ArrayList<>(sites.require(hospital, location).ancestors());
      path.add(location);
      paths.add(List.copyOf(path));
    }
    return List.copyOf(paths);
  }

  private void opened(String hospital, String line) {
    if (coverage.find(hospital, line).isPresent()) {
      return;
    }
    try {
      coverage.create(
          system(hospital, "coverage-opened"), line, () -> Change.to(Coverage.of(line, List.of())));
    } catch (AlreadyExists meanwhile) {
      LOG.debug("Coverage of {} was opened meanwhile", line);
    }
  }

  /** Ends a claim: it holds if the version was signed, else it is released. */
  public void settle(String hospital, Owner owner, Set<String> lines, boolean isSigned) {
    for (var line : lines) {
      if (isSigned) {
        change(hospital, "coverage-confirm", line, current -> current.confirming(owner));
      } else {
        change(hospital, "coverage-release", line, current -> current.releasing(owner));
      }
    }
  }

  /** The contract ended early: its places are free after its last day. */
  public void end(String hospital, String contract, Set<String> lines, LocalDate lastDay) {
    for (var line : lines) {
      if (coverage.find(hospital, line).isPresent()) {
        change(hospital, "coverage-end", line, current -> current.ending(contract, lastDay));
      }
    }
  }

  private void change(String hospital, String job, String line, UnaryOperator<Coverage> step) {
    coverage.change(system(hospital, job), line, current -> Change.to(step.apply(current.body())));
  }

  private Call system(String hospital, String job) {
    return Call.system(hospital, job, businessClock.instant());
  }
}
