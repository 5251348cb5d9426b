package cn.houqin.contract.contract.life;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which lines a contract gives its vendor work of. */
public final class ContractWork {

  /** A line in one place. */
  private record Place(String line, String location) {}

  private ContractWork() {}

  /**
   * All lines of the newest version; where it follows what was signed last and does not go on for
   * longer, only those in which it adds places.
   */
  public static Set<String> added(Contract contract) {
    var places = places(Stream.of(contract.newest()));
    if (!contract.newest().to().isAfter(ContractTerm.last(contract))) {
      contract.versions().stream()
          .filter(Version::isSigned)
          .reduce((_, later) -> later)
          .ifPresent(signed -> places.removeAll(places(Stream.of(signed))));
    }
    return lines(places);
  }

  /** Lines of what was signed, as far as it is in force on a day or later. */
  public static Set<String> from(Contract contract, LocalDate day) {
    return lines(
        places(
            contract.inForce().stream()
                .filter(span -> !span.to().isBefore(day))
                .map(Span::version)));
  }

  private static Set<Place> places(Stream<Version> versions) {
    return versions
        .flatMap(version -> version.terms().lines().stream())
        .flatMap(terms -> terms.locations().stream().map(at -> new Place(terms.line(), at)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> lines(Set<Place> places) {
    return places.stream().map(Place::line).collect(Collectors.toSet());
  }
}
