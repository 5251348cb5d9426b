package cn.houqin.contract.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Places are written as paths: B1/1F stands under B1. */
class CoverageTests {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final Coverage present =
      Coverage.of("CLEANING", List.of(claim("A", 1, "2026-01-01", "2026-06-30", null, "B1/1F")));

  @Test
  void refusesTheSamePlaceOnACommonDay() {
    assertThatThrownBy(() -> claiming("2026-06-30", "2026-12-31", null, "B1/1F"))
        .isInstanceOf(PlaceAlreadyCovered.class)
        .satisfies(
            refused ->
                assertThat(((PlaceAlreadyCovered) refused).members().toString())
                    .contains("contract=A", "places=[B1/1F]", "2026-06-30"));
  }

  @Test
  void refusesAPlaceAboveAndAPlaceBelow() {
    assertThatThrownBy(() -> claiming("2026-03-01", "2026-03-01", null, "B1"))
        .isInstanceOf(PlaceAlreadyCovered.class);
    assertThatThrownBy(() -> claiming("2026-03-01", "2026-03-01", null, "B1/1F/R1"))
        .isInstanceOf(PlaceAlreadyCovered.class);
  }

  @Test
  void acceptsOtherDaysOtherPlacesAndStandby() {
    assertThatCode(() -> claiming("2026-07-01", "2026-12-31", null, "B1"))
        .doesNotThrowAnyException();
    assertThatCode(() -> claiming("2026-01-01", "2026-12-31", null, "B1/2F", "B2"))
        .doesNotThrowAnyException();
    assertThatCode(() -> claiming("2026-01-01", "2026-12-31", 1, "B1")).doesNotThrowAnyException();
  }

  @Test
  void takesAContractsOwnLaterVersionBesideItsEarlierOne() {
    var next = claim("A", 2, "2026-03-01", "2026-06-30", null, "B2");
    var both = present.confirming(owner("A", 1)).claiming(next, "/x");

    var signed = both.confirming(owner("A", 2));

    assertThat(covering(both, "B1/1F", "2026-04-01")).containsExactly(1);
    assertThat(covering(signed, "B1/1F", "2026-02-28")).containsExactly(1);
    assertThat(covering(signed, "B1/1F", "2026-03-01")).isEmpty();
    assertThat(covering(signed, "B2", "2026-03-01")).containsExactly(2);
  }

  @Test
  void freesWhatALaterVersionLeavesOut() {
    var left =
        present
            .confirming(owner("A", 1))
            .claiming(claim("A", 2, "2026-03-01", "2026-06-30", null), "/x")
            .confirming(owner("A", 2));

    assertThatCode(() -> left.claiming(claim("B", 1, "2026-03-01", "2026-06-30", null, "B1"), "/x"))
        .doesNotThrowAnyException();
  }

  @Test
  void freesItsPlacesAfterATermination() {
    var ended = present.confirming(owner("A", 1)).ending("A", LocalDate.parse("2026-03-31"));

    assertThat(covering(ended, "B1/1F", "2026-03-31")).containsExactly(1);
    assertThatCode(
            () -> ended.claiming(claim("B", 1, "2026-04-01", "2026-06-30", null, "B1"), "/x"))
        .doesNotThrowAnyException();
  }

  @Test
  void releasesOnlyWhatIsNotConfirmed() {
    assertThat(present.releasing(owner("A", 1)).claims()).isEmpty();
    assertThat(present.confirming(owner("A", 1)).releasing(owner("A", 1)).claims()).hasSize(1);
  }

  @Test
  void isDueAMinuteAfterTheFirstUnfinishedClaim() {
    assertThat(present.nextTimerAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(present.overdue(NOW.plusMillis(59_999))).isEmpty();
    assertThat(present.overdue(NOW.plusSeconds(60))).hasSize(1);
    assertThat(present.confirming(owner("A", 1)).nextTimerAt()).isNull();
  }

  private Coverage claiming(String from, String to, @Nullable Integer rank, String... places) {
    return present.claiming(claim("B", 1, from, to, rank, places), "/versions/0/lines/0/locations");
  }

  private static Owner owner(String contract, int version) {
    return new Owner(contract, version, 7);
  }

  private static Claim claim(
      String contract,
      int version,
      String from,
      String to,
      @Nullable Integer rank,
      String... places) {
    return new Claim(
        owner(contract, version),
        "V",
        Arrays.stream(places).map(CoverageTests::path).toList(),
        LocalDate.parse(from),
        LocalDate.parse(to),
        rank,
        false,
        NOW);
  }

  /** B1/1F becomes B1, B1/1F. */
  private static List<String> path(String place) {
    var path = new java.util.ArrayList<String>();
    for (var at = place.indexOf('/'); at >= 0; at = place.indexOf('/', at + 1)) {
      path.add(place.substring(0, at));
    }
    path.add(place);
    return path;
  }

  private static List<Integer> covering(Coverage coverage, String place, String day) {
    return coverage.claims().stream()
        .filter(claim -> claim.confirmed() && claim.covers(path(place), LocalDate.parse(day)))
        .map(claim -> claim.owner().version())
        .toList();
  }
}
