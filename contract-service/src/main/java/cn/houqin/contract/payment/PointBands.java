package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.PaymentMechanism.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A month's points through marginal bands: the first free ones cost nothing, whatever their band.
 *
 * @param charged points after the bands' multipliers
 * @param steps each band's part, in words
 */
record PointBands(BigDecimal charged, List<String> steps) {

  static PointBands of(Points rule, BigDecimal points) {
    var charged = BigDecimal.ZERO;
    var reached = rule.free();
    var steps = new ArrayList<String>();
    for (var band : rule.bands()) {
      var upTo = band.upTo() == null ? points : band.upTo().min(points);
      if (upTo.compareTo(reached) > 0) {
        var inBand = upTo.subtract(reached);
        charged = charged.add(inBand.multiply(band.multiplier()));
        steps.add(inBand.toPlainString() + " x " + band.multiplier().toPlainString());
        reached = upTo;
      }
    }
    return new PointBands(charged, steps);
  }
}
