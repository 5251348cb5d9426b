package cn.houqin.contract.coverage;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.copy.StateCopy;
import java.time.Instant;
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

  CoverageController(
      Aggregates<Coverage> coverage, StateCopy<SiteEvent.State> sites, Hospitals hospitals) {
    this.coverage = coverage;
    this.sites = sites;
    this.hospitals = hospitals;
  }

  /** A contract version that covers; the main vendor's has no rank. */
  record CoverView(String contract, int version, @Nullable Integer standbyRank) {}

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
    var site = sites.require(caller.hospital(), location);
    var path = new ArrayList<>(site.ancestors());
    path.add(location);
    var day = hospitals.day(caller.hospital(), at);
    return coverage.find(caller.hospital(), line).stream()
        .flatMap(found -> found.body().claims().stream())
        .filter(claim -> claim.confirmed() && claim.covers(path, day))
        .sorted(
            Comparator.comparingInt(
                (Coverage.Claim claim) -> claim.standbyRank() == null ? 0 : claim.standbyRank()))
        .map(claim -> new CoverView(claim.contract(), claim.version(), claim.standbyRank()))
        .toList();
  }
}
