package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.houqin.contract.mechanism.MechanismFaults;
import cn.houqin.contract.mechanism.MechanismFaults.Fault;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.mechanism.PaymentMechanism.Availability;
import cn.houqin.contract.mechanism.PaymentMechanism.PointBand;
import cn.houqin.contract.mechanism.PaymentMechanism.Points;
import cn.houqin.contract.mechanism.PaymentMechanism.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mechanism that contradicts itself is told every fault at once. */
class ContradictoryMechanismTests {

  @Test
  void findsNoFaultInASoundOne() {
    var sound =
        Months.with(Months.perPoint(Tier.Step.EXACT), Months.percent("80", "3"), Months.full("90"));

    assertThat(MechanismFaults.of(sound)).isEmpty();
    assertThat(MechanismFaults.of(PaymentMechanism.NONE)).isEmpty();
  }

  @Test
  void namesEveryFaultOfTiers() {
    var mixed =
        new Tier(
            new BigDecimal("80"),
            Tier.Kind.PERCENT,
            new BigDecimal("-1"),
            -5L,
            new BigDecimal(90),
            Tier.Step.EXACT);
    var empty = new Tier(new BigDecimal("95"), Tier.Kind.PER_POINT, null, -1L, null, null);

    var faults =
        MechanismFaults.of(
            new PaymentMechanism(
                List.of(Months.percent("90", "101"), mixed, Months.percent(null, "100"), empty),
                null,
                null));

    assertThat(faults)
        .containsExactly(
            new Fault("/tiers/0/from", "only-the-first-is-open", "90"),
            new Fault("/tiers/0/percent", "zero-to-hundred", "101"),
            new Fault("/tiers/1/from", "ascending", "80"),
            new Fault("/tiers/1/percent", "zero-to-hundred", "-1"),
            new Fault("/tiers/1/fenPerPoint", "not-of-this-kind", "-5"),
            new Fault("/tiers/1/shortOf", "not-of-this-kind", "90"),
            new Fault("/tiers/1/step", "not-of-this-kind", "EXACT"),
            new Fault("/tiers/2/from", "only-the-first-is-open", null),
            new Fault("/tiers/3/fenPerPoint", "not-negative", "-1"),
            new Fault("/tiers/3/shortOf", "required", null),
            new Fault("/tiers/3/step", "required", null));
  }

  @Test
  void refusesAFullTierThatDeducts() {
    var full = new Tier(null, Tier.Kind.FULL, new BigDecimal("2"), null, null, null);

    assertThat(MechanismFaults.of(new PaymentMechanism(List.of(full), null, null)))
        .containsExactly(new Fault("/tiers/0/percent", "full-deducts-nothing", "2"));
  }

  @Test
  void namesEveryFaultOfPointsAndAvailability() {
    var bands =
        List.of(
            new PointBand(null, new BigDecimal("-1")),
            new PointBand(new BigDecimal(100), BigDecimal.ONE),
            new PointBand(new BigDecimal(100), BigDecimal.ONE));

    var faults =
        MechanismFaults.of(
            new PaymentMechanism(
                List.of(),
                new Points(new BigDecimal(-20), -3, bands),
                new Availability(0, Map.of("A/B~C", -1L), Map.of("TEMP", new BigDecimal("-0.5")))));

    assertThat(faults)
        .containsExactly(
            new Fault("/points/free", "not-negative", "-20"),
            new Fault("/points/fenPerPoint", "not-negative", "-3"),
            new Fault("/points/bands/0/multiplier", "not-negative", "-1"),
            new Fault("/points/bands/0/upTo", "only-the-last-is-open", null),
            new Fault("/points/bands/2/upTo", "only-the-last-is-open", "100"),
            new Fault("/points/bands/2/upTo", "ascending", "100"),
            new Fault("/availability/periodMinutes", "at-least-one", "0"),
            new Fault("/availability/areaRatesFen/A~1B~0C", "not-negative", "-1"),
            new Fault("/availability/weightings/TEMP", "not-negative", "-0.5"));
  }

  @Test
  void namesWhatWasLeftOutOfTheJson() {
    var read =
        WorkedSettlements.JSON.readValue(
            """
            {"tiers": [null, {"from": "80"}], "points": {"fenPerPoint": 3},
             "availability": {"periodMinutes": 60}}
            """,
            PaymentMechanism.class);

    assertThat(MechanismFaults.of(read))
        .extracting(Fault::pointer, Fault::rule)
        .containsExactly(
            tuple("/tiers/0", "required"),
            tuple("/tiers/1/kind", "required"),
            tuple("/points/free", "required"),
            tuple("/points/bands", "required"),
            tuple("/availability/areaRatesFen", "required"),
            tuple("/availability/weightings", "required"));
  }
}
