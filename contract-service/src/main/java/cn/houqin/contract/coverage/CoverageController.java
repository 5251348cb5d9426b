package cn.houqin.contract.coverage;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.copy.StateCopy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who covers a place. */
@RestController
class CoverageController {

  private final Aggregates<Coverage> coverage;
  private final StateCopy<SiteEvent.State> sites;
  private final Hospitals hospitals;
  private final Signings signings;

  CoverageController(
      Aggregates<Coverage> coverage,
      StateCopy<SiteEvent.State> sites,
      Hospitals hospitals,
      Signings signings) {
    this.coverage = coverage;
    this.sites = sites;
    this.hospitals = hospitals;
    this.signings = signings;
  }

  /**
   * A contract version that covers.
   *
   * @param standbyRank null for the main vendor
   * @param status the contract's now; only an active one is given new work
   * @param to last day on which it covers
   */
  record CoverView(
      String contract,
      int version,
      String vendor,
      @Nullable Integer standbyRank,
      String status,
      LocalDate from,
      LocalDate to) {}

  /** The main vendor's version first, then standby vendors' in order. */
  @GetMapping("/api/service-lines/{line}/coverage")
  @PreAuthorize(
      "hasAnyRole('DISPATCHER','SUPERVISOR','VENDOR_MANAGER','PROCUREMENT','LOGISTICS','LEGAL',"
          + "'FINANCE','AUDITOR','INTEGRATOR','ADMINISTRATOR')")
  List<CoverView> coverage(
      Caller caller,
      @PathVariable String line,
      @RequestParam String location,
      @RequestParam Instant at) {
    var path = new ArrayList<>(sites.require(caller.hospital(), location).ancestors());
    path.add(location);
    var day = hospitals.day(caller.hospital(), at);
    return coverage.find(caller.hospital(), line).stream()
        .flatMap(found -> found.body().claims().stream())
        .filter(claim -> claim.confirmed() && claim.covers(path, day))
        .sorted(
            Comparator.comparingInt(CoverageController::rank)
                .thenComparing(claim -> claim.owner().contract()))
        .map(claim -> view(caller.hospital(), claim))
        .toList();
  }

  private static int rank(Claim claim) {
    return claim.standbyRank() == null ? 0 : claim.standbyRank();
  }

  private CoverView view(String hospital, Claim claim) {
    return new CoverView(
        claim.owner().contract(),
        claim.owner().version(),
        claim.vendor(),
        claim.standbyRank(),
        signings.status(hospital, claim.owner().contract()),
        claim.from(),
        claim.to());
  }
}
