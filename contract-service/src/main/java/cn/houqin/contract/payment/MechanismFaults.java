package cn.houqin.contract.payment;

import cn.houqin.contract.payment.PaymentMechanism.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything in which a payment mechanism contradicts itself, listed at once. */
public final class MechanismFaults {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final List<Fault> faults = new ArrayList<>();

  private MechanismFaults() {}

  /**
   * One fault.
   *
   * @param pointer JSON pointer within the mechanism
   */
  public record Fault(String pointer, String rule, String value) {}

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

  private void add(String pointer, String rule, @Nullable Object value) {
    faults.add(new Fault(pointer, rule, String.valueOf(value)));
  }

  private void tiers(List<Tier> tiers) {
    @Nullable BigDecimal last = null;
    for (var i = 0; i < tiers.size(); i++) {
      var tier = tiers.get(i);
      var at = "/tiers/" + i;
      if ((i == 0) != (tier.from() == null)) {
        add(at + "/from", "only-the-first-is-open", tier.from());
      } else if (tier.from() != null) {
        if (last != null && tier.from().compareTo(last) <= 0) {
          add(at + "/from", "ascending", tier.from());
        }
        last = tier.from();
      }
      tier(at, tier);
    }
  }

  private void tier(String at, Tier tier) {
    if (tier.kind() == null) {
      add(at + "/kind", "required", null);
      return;
    }
    switch (tier.kind()) {
      case FULL -> {
        if (tier.percent() != null || tier.fenPerPoint() != null) {
          add(at, "full-deducts-nothing", tier.percent());
        }
      }
      case PERCENT -> {
        if (tier.percent() == null
            || tier.percent().signum() < 0
            || tier.percent().compareTo(HUNDRED) > 0) {
          add(at + "/percent", "zero-to-hundred", tier.percent());
        }
      }
      case PER_POINT -> {
        if (tier.fenPerPoint() == null || tier.fenPerPoint() < 0) {
          add(at + "/fenPerPoint", "not-negative", tier.fenPerPoint());
        }
        if (tier.shortOf() == null) {
          add(at + "/shortOf", "required", null);
        }
        if (tier.step() == null) {
          add(at + "/step", "required", null);
        }
      }
    }
  }

  private void points(PaymentMechanism.Points points) {
    if (points.free() == null || points.free().signum() < 0) {
      add("/points/free", "not-negative", points.free());
    }
    if (points.fenPerPoint() < 0) {
      add("/points/fenPerPoint", "not-negative", points.fenPerPoint());
    }
    var reached = BigDecimal.ZERO;
    for (var i = 0; i < points.bands().size(); i++) {
      var band = points.bands().get(i);
      var isLast = i == points.bands().size() - 1;
      if (isLast != (band.upTo() == null)) {
        add("/points/bands/" + i + "/upTo", "only-the-last-is-open", band.upTo());
      } else if (band.upTo() != null) {
        if (band.upTo().compareTo(reached) <= 0) {
          add("/points/bands/" + i + "/upTo", "ascending", band.upTo());
        }
        reached = band.upTo();
      }
      if (band.multiplier() == null || band.multiplier().signum() < 0) {
        add("/points/bands/" + i + "/multiplier", "not-negative", band.multiplier());
      }
    }
  }

  private void availability(PaymentMechanism.Availability availability) {
    if (availability.periodMinutes() < 1) {
      add("/availability/periodMinutes", "at-least-one", availability.periodMinutes());
    }
    availability
        .areaRatesFen()
        .forEach(
            (area, fen) -> {
              if (fen < 0) {
                add("/availability/areaRatesFen/" + area, "not-negative", fen);
              }
            });
    availability
        .weightings()
        .forEach(
            (criterion, weighting) -> {
              if (weighting.signum() < 0) {
                add("/availability/weightings/" + criterion, "not-negative", weighting);
              }
            });
  }
}
