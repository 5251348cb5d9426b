package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.mechanism.PaymentMechanism.PointBand;
import cn.houqin.contract.mechanism.PaymentMechanism.Points;
import cn.houqin.contract.mechanism.PaymentMechanism.Tier;
import cn.houqin.platform.worktime.WorkCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** September 2026 in a hospital that works around the clock, as tests need it. */
final class Months {

  static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  static final Instant END = Instant.parse("2026-10-01T00:00:00Z");
  static final Points POINTS =
      new Points(
          new BigDecimal(20),
          300,
          List.of(
              new PointBand(new BigDecimal(100), BigDecimal.ONE),
              new PointBand(new BigDecimal(200), new BigDecimal("1.2")),
              new PointBand(null, new BigDecimal("1.5"))));
  static final PaymentMechanism.Availability AVAILABILITY =
      new PaymentMechanism.Availability(
          60,
          Map.of("WARD", 1000L, "LOBBY", 333L),
          Map.of("TEMP", BigDecimal.ONE, "POWER", new BigDecimal("1.5")));

  private Months() {}

  static PaymentMechanism with(Tier... tiers) {
    return new PaymentMechanism(List.of(tiers), POINTS, AVAILABILITY);
  }

  static Tier percent(@Nullable String from, String percent) {
    return new Tier(
        from == null ? null : new BigDecimal(from),
        Tier.Kind.PERCENT,
        new BigDecimal(percent),
        null,
        null,
        null);
  }

  static Tier perPoint(Tier.Step step) {
    return new Tier(null, Tier.Kind.PER_POINT, null, 10_001L, new BigDecimal(90), step);
  }

  static Tier full(String from) {
    return new Tier(new BigDecimal(from), Tier.Kind.FULL, null, null, null, null);
  }

  /** Never rectified, an hour to do so. */
  static Failure points(String id, String event, Instant at, String points) {
    return new Failure(
        id,
        event,
        Failure.Type.POINTS,
        at,
        at.plus(Duration.ofHours(1)),
        null,
        null,
        false,
        null,
        null,
        false,
        new BigDecimal(points));
  }

  /** Unavailable in the ward for so long, rectified too late after half an hour's time for it. */
  static Failure cold(String id, String event, Instant at, Duration time, boolean used) {
    return new Failure(
        id,
        event,
        Failure.Type.AVAILABILITY,
        at,
        at.plus(Duration.ofMinutes(30)),
        null,
        at.plus(time),
        false,
        "WARD",
        "TEMP",
        used,
        null);
  }

  static SettlementInput.Line line(
      String name,
      long feeFen,
      @Nullable String score,
      PaymentMechanism mechanism,
      Failure... failures) {
    return new SettlementInput.Line(
        name,
        feeFen,
        score == null ? null : new BigDecimal(score),
        List.of(),
        List.of(failures),
        mechanism,
        name + "-card");
  }

  static SettlementInput uncapped(SettlementInput.Line... lines) {
    return capped(null, null, lines);
  }

  static SettlementInput capped(
      @Nullable String linePercent,
      @Nullable String contractPercent,
      SettlementInput.Line... lines) {
    return new SettlementInput(
        START,
        END,
        END.plus(Duration.ofDays(10)),
        SettlementInput.EndOfWorkingDay.of(WorkCalendar.always(ZoneOffset.UTC)),
        List.of(lines),
        linePercent == null ? null : new BigDecimal(linePercent),
        contractPercent == null ? null : new BigDecimal(contractPercent),
        null,
        List.of(),
        0);
  }
}
