package cn.houqin.workorder.terms;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Which contracts of a hospital cover a place, as far as they have arrived here. */
@Component
public class Covers {

  private static final int MOST_CONTRACTS = 1_000;
  private static final Set<String> TAKEN_AWAY = Set.of("SUSPENDED", "TERMINATED");

  private final StateCopy<ContractEvent.State> contracts;
  private final Vendors vendors;
  private final TermsBook terms;

  Covers(StateCopy<ContractEvent.State> contracts, Vendors vendors, TermsBook terms) {
    this.contracts = contracts;
    this.vendors = vendors;
    this.terms = terms;
  }

  /**
   * Contracts that may be given work now, whose vendors may, the main vendor first: by the versions
   * in force at the request; where none was, by those in force now.
   */
  public List<Cover> live(
      String hospital, CoverageLookup.Place place, Instant requestedAt, Instant now) {
    var known = of(hospital, place.line());
    var zone = terms.zone(hospital);
    var today = LocalDate.ofInstant(now, zone);
    var atRequest = CoverageLookup.live(known, place, requestedAt, zone);
    var covers = atRequest.isEmpty() ? CoverageLookup.live(known, place, now, zone) : atRequest;
    return covers.stream()
        .filter(
            cover ->
                vendors.mayBeGivenWork(
                    hospital, new Vendors.Work(cover.vendor(), place.line()), today))
        .toList();
  }

  /** Contracts in force on that day, whatever became of them since. */
  public List<Cover> inForce(String hospital, CoverageLookup.Place place, Instant at) {
    return CoverageLookup.inForce(of(hospital, place.line()), place, at, terms.zone(hospital));
  }

  /** Whether a vendor was suspended, from a line or from all, blacklisted, or has gone. */
  public boolean isBarred(String hospital, String vendor) {
    return vendors.isBarredFromAny(hospital, vendor);
  }

  /** Whether a vendor may no longer even do the work of a line that it has under a contract. */
  public boolean isTakenAway(String hospital, String contract, String vendor, String line) {
    return vendors.isBarred(hospital, new Vendors.Work(vendor, line))
        || isTakenAway(hospital, contract);
  }

  /** Whether a contract was suspended or terminated. */
  public boolean isTakenAway(String hospital, String contract) {
    return contracts
        .find(hospital, contract)
        .filter(found -> TAKEN_AWAY.contains(found.status()))
        .isPresent();
  }

  /** 409 until the contract has arrived with this version signed. */
  public void requireVersion(String hospital, String contract, int version) {
    var known =
        contracts.require(hospital, contract).versions().stream()
            .anyMatch(one -> one.version() == version && one.signed());
    if (!known) {
      throw new NotYetKnown("contract version", contract + "@" + version);
    }
  }

  private List<ContractEvent.State> of(String hospital, String line) {
    return contracts.where(
        hospital, Criteria.where("state.versions.lines.line").is(line), MOST_CONTRACTS);
  }
}
