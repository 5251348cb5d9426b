package cn.houqin.inventory.movement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class UndoingMovementsTests {

  @LocalServerPort int port;
  private AStore at;

  @BeforeEach
  void aHospital() {
    at = AStore.with(port);
  }

  private String movement(String kind, String quantity, String more) {
    return at.move("GLOVE", kind, quantity, more).body().at("/movement").asString();
  }

  @Test
  void undoesAMistakeByALinkedOppositeAndKeepsIt() {
    movement("RECEIPT", "10", ",\"unitCostFen\":\"150\"");
    var mistake = movement("ISSUE", "4", "");

    var undone = at.reverse(mistake);

    assertThat(undone.status()).as(undone.raw().body()).isEqualTo(201);
    assertThat(undone.body().at("/kind").asString()).isEqualTo("REVERSAL");
    assertThat(undone.body().at("/change").asString()).isEqualTo("4");
    assertThat(undone.body().at("/valueFen").asLong()).isEqualTo(600);
    assertThat(undone.body().at("/source").asString()).isEqualTo("reversal/" + mistake);
    assertThat(at.onHand("GLOVE")).isEqualTo("10");
    assertThat(at.keeper().get("/api/stock-movements/" + mistake).body().at("/change").asString())
        .isEqualTo("-4");
    assertThat(at.ledgerCheck("S1").at("/0/equal").asBoolean()).isTrue();
  }

  @Test
  void undoesItOnceOnly() {
    var mistake = movement("RECEIPT", "10", "");
    var path = "/api/stock-movements/" + mistake + "/reversal";
    var first = at.keeper().post(path, "{\"reason\":\"twice\"}", "Idempotency-Key", "k");
    var repeat = at.keeper().post(path, "{\"reason\":\"twice\"}", "Idempotency-Key", "k");
    var other = at.keeper().post(path, "{\"reason\":\"else\"}", "Idempotency-Key", "k");

    var second = at.reverse(mistake);

    assertThat(first.status()).isEqualTo(201);
    assertThat(other.status()).isEqualTo(422);
    assertThat(repeat.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().at("/type").asString()).endsWith("already-reversed");
    assertThat(at.onHand("GLOVE")).isEqualTo("0");
  }

  @Test
  void doesNotUndoWhatIsNoLongerThere() {
    var mistake = movement("RECEIPT", "10", "");
    movement("ISSUE", "1", "");

    var refused = at.reverse(mistake);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().at("/errors/0/rule").asString()).isEqualTo("at-most-available");
    assertThat(at.onHand("GLOVE")).isEqualTo("9");
  }

  @Test
  void putsLotsBackWhereTheyWereTaken() {
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"A\",\"expiresOn\":\"2998-01-01\"");
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"B\",\"expiresOn\":\"2999-01-01\"");
    var mistake = at.move("SERUM", "ISSUE", "6", "").body().at("/movement").asString();

    at.reverse(mistake);

    assertThat(at.balance("SERUM").at("/lots").findValuesAsString("onHand"))
        .containsExactly("4", "4");
  }

  @Test
  void undoesNeitherAReversalNorAnUnknownMovement() {
    var undone = at.reverse(movement("RECEIPT", "10", "")).body().at("/movement").asString();

    assertThat(at.reverse(undone).status()).isEqualTo(409);
    assertThat(at.reverse("nothing").status()).isEqualTo(404);
  }

  @Test
  void answersAKeyOfAnotherBodyWith422() {
    var key = "the-key";
    at.keeper()
        .post(
            "/api/stock-movements",
            AStore.body("GLOVE", "RECEIPT", "1", ""),
            "Idempotency-Key",
            key);
    var other =
        at.keeper()
            .post(
                "/api/stock-movements",
                AStore.body("GLOVE", "RECEIPT", "2", ""),
                "Idempotency-Key",
                key);

    assertThat(other.status()).isEqualTo(422);
    assertThat(at.onHand("GLOVE")).isEqualTo("1");
  }
}
