package cn.houqin.inventory.movement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class MovingAverageCostTests {

  @LocalServerPort int port;
  private AStore at;

  @BeforeEach
  void aHospital() {
    at = AStore.with(port);
  }

  private long value(String kind, String quantity, String more) {
    return at.move("GLOVE", kind, quantity, more).body().at("/valueFen").asLong();
  }

  @Test
  void issuesAtTheAverageRoundedToAFen() {
    assertThat(value("RECEIPT", "2", ",\"unitCostFen\":\"100\"")).isEqualTo(200);
    assertThat(value("RECEIPT", "1", ",\"unitCostFen\":\"150.5\"")).isEqualTo(151);

    assertThat(value("ISSUE", "1", "")).isEqualTo(-117);
    assertThat(at.balance("GLOVE").at("/valueFen").asLong()).isEqualTo(234);
    assertThat(at.balance("GLOVE").at("/unitCostFen").asString()).isEqualTo("117");
  }

  @Test
  void leavesNoValueWhereNothingIsLeft() {
    value("RECEIPT", "3", ",\"unitCostFen\":\"33.333333\"");

    assertThat(value("ISSUE", "1", "")).isEqualTo(-33);
    assertThat(value("ISSUE", "1", "")).isEqualTo(-34);
    assertThat(value("ISSUE", "1", "")).isEqualTo(-33);
    assertThat(at.balance("GLOVE").at("/valueFen").asLong()).isZero();
  }

  @Test
  void takesBackAtTheLastAverageWhenNothingIsLeft() {
    value("RECEIPT", "3", ",\"unitCostFen\":\"50\"");
    value("ISSUE", "3", "");

    assertThat(value("RETURN", "2", "")).isEqualTo(100);
  }

  @Test
  void refusesACostOfWhatGoesOut() {
    var refused = at.move("GLOVE", "ISSUE", "1", ",\"unitCostFen\":\"50\"");

    assertThat(refused.body().at("/errors/0/rule").asString()).isEqualTo("cost-of-receipts");
  }

  @Test
  void agreesWithThePlainArithmeticOverRandomMovements() {
    var random = new Random(20_261_126);
    var onHand = BigDecimal.ZERO;
    var value = 0L;
    for (var i = 0; i < 120; i++) {
      var quantity = new BigDecimal(1 + random.nextInt(5_000)).movePointLeft(random.nextInt(4));
      if (random.nextBoolean() || quantity.compareTo(onHand) > 0) {
        var cost = new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(7));
        var expected = cost.multiply(quantity).setScale(0, RoundingMode.HALF_UP).longValueExact();
        assertThat(
                value(
                    "RECEIPT",
                    quantity.toPlainString(),
                    ",\"unitCostFen\":\"" + cost.toPlainString() + "\""))
            .isEqualTo(expected);
        onHand = onHand.add(quantity);
        value += expected;
      } else {
        var expected =
            BigDecimal.valueOf(value)
                .multiply(quantity)
                .divide(onHand, 0, RoundingMode.HALF_UP)
                .longValueExact();
        assertThat(value("ISSUE", quantity.toPlainString(), "")).isEqualTo(-expected);
        onHand = onHand.subtract(quantity);
        value -= expected;
      }
    }

    assertThat(at.balance("GLOVE").at("/valueFen").asLong()).isEqualTo(value);
    assertThat(at.ledgerCheck("S1").at("/0/equal").asBoolean()).isTrue();
  }
}
