package cn.houqin.contract.payment;

import cn.houqin.contract.payment.PaymentMechanism.Points;
import java.math.BigDecimal;

/**
 * A month's points through marginal bands: the first free ones cost nothing, whatever their band.
 */
final class PointBands {

  private PointBands() {}

  static BigDecimal charged(Points rule, BigDecimal points) {
    var charged = BigDecimal.ZERO;
    var reached = rule.free();
    for (var band : rule.bands()) {
      var upTo = band.upTo() == null ? points : band.upTo().min(points);
      if (upTo.compareTo(reached) > 0) {
        charged = charged.add(upTo.subtract(reached).multiply(band.multiplier()));
        reached = upTo;
      }
    }
    return charged;
  }
}
