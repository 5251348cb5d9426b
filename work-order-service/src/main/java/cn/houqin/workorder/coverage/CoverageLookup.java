package cn.houqin.workorder.coverage;

import cn.houqin.events.contract.ContractEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds who covers a place, among the contracts of a hospital: pure, over their published state.
 */
public final class CoverageLookup {

  private static final Set<String> LIVE = Set.of("ACTIVE");
  private static final Set<String> EVER_BINDING =
      Set.of("SIGNED", "ACTIVE", "SUSPENDED", "EXPIRED", "TERMINATED");

  private CoverageLookup() {}

  /** Those that may be given work now: active contracts, the main vendor first, then standbys. */
  public static List<Cover> live(
      List<ContractEvent.State> contracts, Place place, Instant at, ZoneId zone) {
    return covers(contracts, place, at, zone, LIVE);
  }

  /** Those in force on the day, whatever became of the contract since. */
  public static List<Cover> inForce(
      List<ContractEvent.State> contracts, Place place, Instant at, ZoneId zone) {
    return covers(contracts, place, at, zone, EVER_BINDING);
  }

  /**
   * Where work is for.
   *
   * @param path codes from the root of the site register down to the place itself
   */
  public record Place(String line, List<String> path) {}

  private static List<Cover> covers(
      List<ContractEvent.State> contracts,
      Place place,
      Instant at,
      ZoneId zone,
      Set<String> statuses) {
    var day = LocalDate.ofInstant(at, zone);
    var found = new ArrayList<Cover>();
    for (var contract : contracts) {
      if (statuses.contains(contract.status())) {
        contract.versions().stream()
            .filter(version -> version.signed() && holds(version, day))
            .max(Comparator.comparingInt(ContractEvent.Version::version))
            .ifPresent(version -> add(found, contract, version, place));
      }
    }
    found.sort(
        Comparator.comparingInt((Cover c) -> c.standbyRank() == null ? 0 : c.standbyRank())
            .thenComparing(Cover::contract));
    return List.copyOf(found);
  }

  private static boolean holds(ContractEvent.Version version, LocalDate day) {
    return !day.isBefore(LocalDate.parse(version.from()))
        && !day.isAfter(LocalDate.parse(version.to()));
  }

  private static void add(
      List<Cover> found, ContractEvent.State contract, ContractEvent.Version version, Place place) {
    for (var line : version.lines()) {
      if (line.line().equals(place.line())
          && line.locations().stream().anyMatch(place.path()::contains)) {
        found.add(
            new Cover(
                contract.contract(),
                version.version(),
                contract.vendor(),
                line.standbyRank(),
                version,
                line));
      }
    }
  }
}
