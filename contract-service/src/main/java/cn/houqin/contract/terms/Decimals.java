package cn.houqin.contract.terms;

import cn.houqin.contract.mechanism.PaymentMechanism;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decimals without trailing zeros: 5.0 and 5 are the same terms. */
final class Decimals {

  private Decimals() {}

  static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    return value == null ? null : exact(value);
  }

  static BigDecimal exact(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static Map<String, BigDecimal> plain(Map<String, BigDecimal> values) {
    var plain = new TreeMap<String, BigDecimal>();
    values.forEach((key, value) -> plain.put(key, exact(value)));
    return plain;
  }

  static PaymentMechanism plain(PaymentMechanism mechanism) {
    var points = mechanism.points();
    var availability = mechanism.availability();
    return new PaymentMechanism(
        mechanism.tiers().stream().map(Decimals::plain).toList(),
        points == null
            ? null
            : new PaymentMechanism.Points(
                exact(points.free()),
                points.fenPerPoint(),
                points.bands().stream().map(Decimals::plain).toList()),
        availability == null
            ? null
            : new PaymentMechanism.Availability(
                availability.periodMinutes(),
                new TreeMap<>(availability.areaRatesFen()),
                plain(availability.weightings())));
  }

  private static PaymentMechanism.Tier plain(PaymentMechanism.Tier tier) {
    return new PaymentMechanism.Tier(
        plain(tier.from()),
        tier.kind(),
        plain(tier.percent()),
        tier.fenPerPoint(),
        plain(tier.shortOf()),
        tier.step());
  }

  private static PaymentMechanism.PointBand plain(PaymentMechanism.PointBand band) {
    return new PaymentMechanism.PointBand(plain(band.upTo()), exact(band.multiplier()));
  }
}
