package cn.houqin.inventory.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.transfer.Transfer.State;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class TransferringStockTests {

  @LocalServerPort int port;
  @Autowired Aggregates<Transfer> transfers;
  @Autowired Aggregates<Movement> ledger;
  private AStore at;

  @BeforeEach
  void aHospital() {
    at = AStore.with(port);
  }

  private TestApi.Answer send(String material, String quantity, String more) {
    return at.keeper()
        .post(
            "/api/stock-transfers",
            "{\"material\":\"%s\",\"from\":\"S1\",\"to\":\"S2\",\"quantity\":\"%s\"%s}"
                .formatted(material, quantity, more));
  }

  private String onHand(String material, String store) {
    return at.balance(material, store).at("/onHand").asString("none");
  }

  @Test
  void leavesNothingBehindOfATransferThatCanNeverGo() {
    assertThat(send("GLOVE", "1", ",\"lot\":\"A\"").errors())
        .containsExactly("/lot not-lot-controlled A");

    assertThat(at.keeper().get("/api/stock-transfers").body().at("/items").isEmpty()).isTrue();
  }

  @Test
  void carriesLotsAndTheirValueToTheOtherStore() {
    at.move(
        "SERUM",
        "RECEIPT",
        "3",
        ",\"lot\":\"A\",\"expiresOn\":\"2998-01-01\",\"unitCostFen\":\"100\"");
    at.move(
        "SERUM",
        "RECEIPT",
        "3",
        ",\"lot\":\"B\",\"expiresOn\":\"2999-01-01\",\"unitCostFen\":\"201\"");

    var done = send("SERUM", "4", "").must(201);

    assertThat(done.text("/state")).isEqualTo("DONE");
    assertThat(done.body().at("/valueFen").asLong()).isEqualTo(602);
    var arrived = at.balance("SERUM", "S2");
    assertThat(arrived.at("/lots").findValuesAsString("onHand")).containsExactly("3", "1");
    assertThat(arrived.at("/lots").findValuesAsString("expiresOn"))
        .containsExactly("2998-01-01", "2999-01-01");
    assertThat(arrived.at("/valueFen").asLong()).isEqualTo(602);
    assertThat(at.balance("SERUM").at("/valueFen").asLong()).isEqualTo(903 - 602);
    assertThat(at.ledgerCheck("S2").at("/0/equal").asBoolean()).isTrue();
  }

  @Test
  void isInNeitherStoreUntilItsArrivalIsConfirmed() {
    at.move("GLOVE", "RECEIPT", "10", "");

    var sent = send("GLOVE", "4", ",\"confirmArrival\":true").must(201);
    var path = "/api/stock-transfers/" + sent.text("/transfer");
    var inTransit = at.keeper().get("/api/stock-transfers?state=IN_TRANSIT");

    assertThat(onHand("GLOVE", "S1")).isEqualTo("6");
    assertThat(onHand("GLOVE", "S2")).isEqualTo("none");
    assertThat(inTransit.text("/items/0/quantity")).isEqualTo("4");

    at.keeper().post(path + "/arrival", "{}").must(200);
    at.keeper().post(path + "/arrival", "{}").must(200);

    assertThat(onHand("GLOVE", "S2")).isEqualTo("4");
    assertThat(at.keeper().get(path).text("/state")).isEqualTo("DONE");
  }

  @Test
  void leavesEverythingAsItIsWhenThereIsNotEnough() {
    at.move("GLOVE", "RECEIPT", "3", "");
    var body = "{\"material\":\"GLOVE\",\"from\":\"S1\",\"to\":\"S2\",\"quantity\":\"4\"}";

    var refused = at.keeper().post("/api/stock-transfers", body, "Idempotency-Key", "k");
    var again = at.keeper().post("/api/stock-transfers", body, "Idempotency-Key", "k");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(again.status()).isEqualTo(409);
    assertThat(onHand("GLOVE", "S1")).isEqualTo("3");
    assertThat(send("GLOVE", "1", "").text("/state")).isEqualTo("DONE");
  }

  @Test
  void goesOnWithOneThatWasCutOffBeforeItLeft() {
    at.move("GLOVE", "RECEIPT", "10", "");
    cutOff("T1", State.REQUESTED, null);

    awaitDone("T1");

    assertThat(onHand("GLOVE", "S1")).isEqualTo("6");
    assertThat(onHand("GLOVE", "S2")).isEqualTo("4");
  }

  @Test
  void goesOnWithOneThatWasCutOffOnItsWay() {
    at.move("GLOVE", "RECEIPT", "10", "");
    cutOff("T2", State.IN_TRANSIT, Instant.now());

    awaitDone("T2");

    assertThat(onHand("GLOVE", "S1")).isEqualTo("10");
    assertThat(onHand("GLOVE", "S2")).isEqualTo("4");
  }

  private void cutOff(String id, State state, @Nullable Instant sentAt) {
    var now = Instant.now();
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var body =
        new Transfer(
            "GLOVE",
            "S1",
            "S2",
            new BigDecimal("4"),
            null,
            false,
            false,
            state,
            List.of(),
            0,
            today,
            "somebody",
            now,
            sentAt,
            null,
            now);
    transfers.create(Call.system(at.hospital(), "test", now), id, () -> Change.to(body));
  }

  private void awaitDone(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> at.keeper().get("/api/stock-transfers/" + id).text("/state").equals("DONE"));
  }

  @Test
  void takesAnotherStoreAndAKnownOne() {
    var same = "{\"material\":\"GLOVE\",\"from\":\"S1\",\"to\":\"S1\",\"quantity\":\"1\"}";
    var nowhere = "{\"material\":\"GLOVE\",\"from\":\"S1\",\"to\":\"S9\",\"quantity\":\"1\"}";

    assertThat(at.keeper().post("/api/stock-transfers", same).errors())
        .containsExactly("/to another-store S1");
    assertThat(at.keeper().post("/api/stock-transfers", nowhere).errors())
        .containsExactly("/to known-store S9");
  }
}
