package cn.houqin.inventory.movement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class DatingMovementsBackTests {

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @LocalServerPort int port;
  private AStore at;

  @BeforeEach
  void aHospital() {
    at = AStore.with(port);
  }

  private int move(String kind, String quantity, int daysAgo) {
    return at.move(
            "GLOVE",
            kind,
            quantity,
            ",\"reason\":\"r\",\"occurredOn\":\"%s\"".formatted(today.minusDays(daysAgo)))
        .status();
  }

  private String dayEnd(int daysAgo) {
    return at.keeper()
        .get("/api/stock/day-ends?store=S1&material=GLOVE&on=" + today.minusDays(daysAgo))
        .body()
        .at("/items/0/onHand")
        .asString();
  }

  @Test
  void countsAMovementToItsDayWheneverItIsEntered() {
    move("RECEIPT", "10", 5);
    move("ISSUE", "2", 1);
    move("ISSUE", "3", 3);

    assertThat(dayEnd(6)).isEqualTo("0");
    assertThat(dayEnd(5)).isEqualTo("10");
    assertThat(dayEnd(3)).isEqualTo("7");
    assertThat(dayEnd(2)).isEqualTo("7");
    assertThat(dayEnd(0)).isEqualTo("5");
    assertThat(at.onHand("GLOVE")).isEqualTo("5");
  }

  @Test
  void listsTheMaterialsOfAStoreAtTheEndOfADay() {
    move("RECEIPT", "10", 5);
    move("ISSUE", "2", 1);
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"A\"");

    var ends = at.keeper().get("/api/stock/day-ends?store=S1&on=" + today.minusDays(2)).body();

    assertThat(ends.at("/items").findValuesAsString("material")).containsExactly("GLOVE", "SERUM");
    assertThat(ends.at("/items").findValuesAsString("onHand")).containsExactly("10", "0");
  }

  @Test
  void listsTheDaysOfAMaterialInPages() {
    move("RECEIPT", "10", 5);
    move("ISSUE", "2", 1);
    move("ISSUE", "3", 3);
    var path = "/api/stock/day-ends?store=S1&material=GLOVE&limit=2";

    var first = at.keeper().get(path).body();
    var second = at.keeper().get(path + "&after=" + first.at("/next").asString()).body();

    assertThat(first.at("/items").findValuesAsString("onHand")).containsExactly("10", "7");
    assertThat(second.at("/items").findValuesAsString("onHand")).containsExactly("5");
    assertThat(second.at("/items").findValuesAsString("change")).containsExactly("-2");
    assertThat(second.at("/next").isNull()).isTrue();
  }

  @Test
  void makesNoDaysEndNegativeAfterwards() {
    move("RECEIPT", "10", 1);

    assertThat(move("ISSUE", "3", 2)).isEqualTo(409);
    assertThat(move("ISSUE", "3", 1)).isEqualTo(201);
    assertThat(at.onHand("GLOVE")).isEqualTo("7");
  }

  @Test
  void takesNoFutureDayAndNoneLongAgo() {
    assertThat(move("RECEIPT", "1", -1)).isEqualTo(400);
    assertThat(move("RECEIPT", "1", 8)).isEqualTo(400);
    assertThat(move("RECEIPT", "1", 7)).isEqualTo(201);
  }
}
