package cn.houqin.contract.mechanism;

import cn.houqin.contract.mechanism.PaymentMechanism.Availability;
import cn.houqin.contract.mechanism.PaymentMechanism.PointBand;
import cn.houqin.contract.mechanism.PaymentMechanism.Points;
import cn.houqin.contract.mechanism.PaymentMechanism.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything in which a payment mechanism contradicts itself, listed at once; one that was read
 * from JSON may lack parts, which is a fault like any other.
 */
public final class MechanismFaults {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final List<Fault> faults = new ArrayList<>();

  private MechanismFaults() {}

  /**
   * One fault.
   *
   * @param pointer JSON pointer within what was checked
   * @param value what was given; null if nothing was
   */
  public record Fault(String pointer, String rule, @Nullable String value) {

    public static Fault of(String pointer, String rule, @Nullable Object value) {
      return new Fault(pointer, rule, text(value));
    }

    private static @Nullable String text(@Nullable Object value) {
      if (value == null) {
        return null;
      }
      return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
  }

  /** Empty if the mechanism holds together. */
  public static List<Fault> of(PaymentMechanism mechanism) {
    var check = new MechanismFaults();
    check.tiers(mechanism.tiers());
    if (mechanism.points() != null) {
      check.points(mechanism.points());
    }
    if (mechanism.availability() != null) {
      check.availability(mechanism.availability());
    }
    return List.copyOf(check.faults);
  }

  public static boolean isPercent(BigDecimal number) {
    return number.signum() >= 0 && number.compareTo(HUNDRED) <= 0;
  }

  private void tiers(@Nullable List<Tier> tiers) {
    if (tiers == null) {
      check(false, "/tiers", "required", null);
      return;
    }
    @Nullable BigDecimal last = null;
    for (var i = 0; i < tiers.size(); i++) {
      var at = "/tiers/" + i;
      var tier = tiers.get(i);
      if (tier == null) {
        check(false, at, "required", null);
        continue;
      }
      var from = tier.from();
      check((i == 0) == (from == null), at + "/from", "only-the-first-is-open", from);
      if (from != null) {
        check(last == null || from.compareTo(last) > 0, at + "/from", "ascending", from);
        last = from;
      }
      tier(at, tier);
    }
  }

  private void tier(String at, Tier tier) {
    if (tier.kind() == null) {
      check(false, at + "/kind", "required", null);
      return;
    }
    switch (tier.kind()) {
      case FULL -> {
        var rule = "full-deducts-nothing";
        absent(at + "/percent", rule, tier.percent());
        perPointAbsent(at, rule, tier);
      }
      case PERCENT -> {
        var percent = tier.percent();
        check(percent != null && isPercent(percent), at + "/percent", "zero-to-hundred", percent);
        perPointAbsent(at, "not-of-this-kind", tier);
      }
      case PER_POINT -> {
        absent(at + "/percent", "not-of-this-kind", tier.percent());
        notNegative(at + "/fenPerPoint", tier.fenPerPoint());
        check(tier.shortOf() != null, at + "/shortOf", "required", null);
        check(tier.step() != null, at + "/step", "required", null);
      }
    }
  }

  private void perPointAbsent(String at, String rule, Tier tier) {
    absent(at + "/fenPerPoint", rule, tier.fenPerPoint());
    absent(at + "/shortOf", rule, tier.shortOf());
    absent(at + "/step", rule, tier.step());
  }

  private void points(Points points) {
    notNegative("/points/free", points.free());
    notNegative("/points/fenPerPoint", points.fenPerPoint());
    var bands = points.bands();
    if (bands == null || bands.isEmpty()) {
      check(false, "/points/bands", "required", null);
      return;
    }
    var reached = BigDecimal.ZERO;
    for (var i = 0; i < bands.size(); i++) {
      reached = band("/points/bands/" + i, bands.get(i), i == bands.size() - 1, reached);
    }
  }

  private BigDecimal band(String at, @Nullable PointBand band, boolean isLast, BigDecimal reached) {
    if (band == null) {
      check(false, at, "required", null);
      return reached;
    }
    notNegative(at + "/multiplier", band.multiplier());
    var upTo = band.upTo();
    check(isLast == (upTo == null), at + "/upTo", "only-the-last-is-open", upTo);
    if (upTo == null) {
      return reached;
    }
    check(upTo.compareTo(reached) > 0, at + "/upTo", "ascending", upTo);
    return upTo;
  }

  private void availability(Availability availability) {
    var at = "/availability";
    var minutes = availability.periodMinutes();
    check(minutes >= 1, at + "/periodMinutes", "at-least-one", minutes);
    var rates = availability.areaRatesFen();
    check(rates != null, at + "/areaRatesFen", "required", null);
    if (rates != null) {
      rates.forEach((area, fen) -> notNegative(at + "/areaRatesFen/" + token(area), fen));
    }
    var weightings = availability.weightings();
    check(weightings != null, at + "/weightings", "required", null);
    if (weightings != null) {
      weightings.forEach((what, weight) -> notNegative(at + "/weightings/" + token(what), weight));
    }
  }

  /** A name as a part of a JSON pointer (RFC 6901). */
  private static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private void absent(String at, String rule, @Nullable Object value) {
    check(value == null, at, rule, value);
  }

  private void notNegative(String at, @Nullable Long number) {
    check(number != null, at, "required", null);
    check(number == null || number >= 0, at, "not-negative", number);
  }

  private void notNegative(String at, @Nullable BigDecimal number) {
    check(number != null, at, "required", null);
    check(number == null || number.signum() >= 0, at, "not-negative", number);
  }

  private void check(boolean holds, String at, String rule, @Nullable Object value) {
    if (!holds) {
      faults.add(Fault.of(at, rule, value));
    }
  }
}
