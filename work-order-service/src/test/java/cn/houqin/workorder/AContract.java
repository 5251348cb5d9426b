package cn.houqin.workorder;

import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.ContractEvent.TargetTerms;
import cn.houqin.events.contract.WeekTerms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contract for MAINTENANCE at campus H, around the clock: RESPOND 30 minutes, ARRIVE 60,
 * MAKE_SAFE 120, COMPLETE 240; half of that for URGENT. In force 2020 to 2099.
 */
public record AContract(
    String number,
    String vendor,
    @Nullable Integer standbyRank,
    String status,
    String mode,
    @Nullable Integer acknowledgeLimit,
    List<String> locations,
    String scheme) {

  private static final CalendarTerms ALWAYS =
      new CalendarTerms(
          null,
          new WeekTerms(
              "Asia/Shanghai",
              Arrays.stream(DayOfWeek.values())
                  .collect(
                      Collectors.toMap(
                          day -> day.name().substring(0, 3),
                          _ -> List.of(List.of("00:00", "24:00")))),
              List.of(),
              Map.of()));

  /** The main vendor's, ACTIVE, of mode ASSIGN. */
  public static AContract main(String number, String vendor) {
    return new AContract(number, vendor, null, "ACTIVE", "ASSIGN", null, List.of("H"), "S@1");
  }

  /** A standby vendor's, in that place of the order. */
  public static AContract standby(String number, String vendor, int rank) {
    return new AContract(number, vendor, rank, "ACTIVE", "ASSIGN", null, List.of("H"), "S@1");
  }

  public AContract is(String other) {
    return new AContract(
        number, vendor, standbyRank, other, mode, acknowledgeLimit, locations, scheme);
  }

  /** ASSIGN, GRAB or ROTATE. */
  public AContract dispatchedBy(String other) {
    return new AContract(
        number, vendor, standbyRank, status, other, acknowledgeLimit, locations, scheme);
  }

  /** Silence is borne for so many working minutes. */
  public AContract acknowledgedWithin(int minutes) {
    return new AContract(number, vendor, standbyRank, status, mode, minutes, locations, scheme);
  }

  public AContract at(String... places) {
    return new AContract(
        number, vendor, standbyRank, status, mode, acknowledgeLimit, List.of(places), scheme);
  }

  /** By a scheme of the hospital, as code@version. */
  public AContract scoredBy(String other) {
    return new AContract(
        number, vendor, standbyRank, status, mode, acknowledgeLimit, locations, other);
  }

  ContractEvent.State state() {
    var line =
        new ContractEvent.LineTerms(
            AHospital.LINE,
            locations,
            standbyRank,
            1_000_000,
            scheme,
            List.of(sla("ROUTINE", 30), sla("URGENT", 15)),
            "REQUESTED",
            List.of("AWAITING_ACCESS", "AWAITING_PARTS"),
            15,
            acknowledgeLimit,
            List.of(50, 80),
            mode,
            null);
    var version =
        new ContractEvent.Version(1, "2020-01-01", "2099-12-31", true, ALWAYS, List.of(line));
    return new ContractEvent.State(
        number, vendor, status, Instant.EPOCH, List.of(version), Instant.EPOCH, false);
  }

  private static ContractEvent.SlaTerms sla(String priority, int minutes) {
    return new ContractEvent.SlaTerms(
        priority,
        null,
        ALWAYS,
        new TargetTerms(minutes, null),
        new TargetTerms(2 * minutes, null),
        new TargetTerms(4 * minutes, null),
        new TargetTerms(8 * minutes, null));
  }

  /** Its state, with parts of an order included in the fee up to that. */
  public ContractEvent.State includingParts(long upToFen) {
    return state(AHospital.LINE, upToFen);
  }

  /** Its state, for another line. */
  public ContractEvent.State of(String other) {
    return state(other, null);
  }

  private ContractEvent.State state(String lineOf, @Nullable Long upToFen) {
    var plain = state();
    var version = plain.versions().getFirst();
    var line = version.lines().getFirst();
    var including =
        new ContractEvent.LineTerms(
            lineOf,
            line.locations(),
            line.standbyRank(),
            line.monthlyFeeFen(),
            line.scheme(),
            line.sla(),
            line.clockStart(),
            line.pauseReasons(),
            line.declaredToleranceMinutes(),
            line.acknowledgeLimitMinutes(),
            line.warningPercents(),
            line.dispatchMode(),
            upToFen);
    var with =
        new ContractEvent.Version(
            version.version(),
            version.from(),
            version.to(),
            version.signed(),
            version.calendar(),
            List.of(including));
    return new ContractEvent.State(
        number, vendor, status, Instant.EPOCH, List.of(with), Instant.EPOCH, false);
  }
}
