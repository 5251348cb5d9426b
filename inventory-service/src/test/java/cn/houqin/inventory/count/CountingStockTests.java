package cn.houqin.inventory.count;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class CountingStockTests {

  @LocalServerPort int port;
  @Autowired Aggregates<StockCount> counts;
  private AStore at;
  private TestApi counter;
  private TestApi approver;
  private String count;

  @BeforeEach
  void anOpenCount() {
    at = AStore.with(port);
    counter = at.other("counter", "REQUESTER");
    approver = at.other("approver", "LOGISTICS");
    at.move("GLOVE", "RECEIPT", "10", ",\"unitCostFen\":\"100\"");
    count =
        "/api/stock-counts/"
            + at.keeper().post("/api/stock-counts", "{\"store\":\"S1\"}").text("/count");
  }

  private TestApi.Answer found(String material, String quantity, String more) {
    return counter.post(
        count + "/lines",
        "{\"material\":\"%s\",\"counted\":\"%s\"%s}".formatted(material, quantity, more));
  }

  private TestApi.Answer submitAndApprove() {
    counter.post(count + "/submission", "{}").must(200);
    return approver.post(count + "/approval", "{}");
  }

  @Test
  void hidesTheBookFromWhoCounts() {
    var line = found("GLOVE", "8", "").must(200);
    var whileOpen = approver.get(count);
    counter.post(count + "/submission", "{}");

    assertThat(line.body().at("/lines/0/book").isNull()).isTrue();
    assertThat(whileOpen.body().at("/lines/0/variance").isNull()).isTrue();
    assertThat(counter.get(count).body().at("/lines/0/book").isNull()).isTrue();
    assertThat(counter.get("/api/stock?store=S1").status()).isEqualTo(403);
    var another = at.other("another", "REQUESTER");
    assertThat(another.get(count).body().at("/lines/0/book").isNull()).isTrue();
    assertThat(approver.get(count).text("/lines/0/book")).isEqualTo("10");
    assertThat(approver.get(count).text("/lines/0/variance")).isEqualTo("-2");
  }

  @Test
  void postsWhatAnotherPersonApproved() {
    found("GLOVE", "8", "");
    var own = at.keeper();
    counter.post(count + "/submission", "{}");

    assertThat(own.post(count + "/approval", "{}").problem())
        .isEqualTo("count-approved-by-another");
    var posted = approver.post(count + "/approval", "{}").must(200);

    assertThat(posted.text("/state")).isEqualTo("POSTED");
    assertThat(at.onHand("GLOVE")).isEqualTo("8");
    assertThat(at.balance("GLOVE").at("/valueFen").asLong()).isEqualTo(800);
    assertThat(at.ledgerCheck("S1").at("/0/equal").asBoolean()).isTrue();
    assertThat(approver.post(count + "/approval", "{}").problem()).isEqualTo("count-not-in-state");
  }

  @Test
  void isTheOnlyOneOfItsStoreUntilItIsPosted() {
    found("GLOVE", "8", "");
    var second = at.keeper().post("/api/stock-counts", "{\"store\":\"S1\"}");
    submitAndApprove().must(200);

    assertThat(second.status()).isEqualTo(409);
    at.keeper().post("/api/stock-counts", "{\"store\":\"S1\"}").must(201);
    assertThat(at.onHand("GLOVE")).isEqualTo("8");
  }

  @Test
  void isRightThoughMovementsGoOn() {
    found("GLOVE", "8", "");
    at.move("GLOVE", "ISSUE", "3", "");
    at.move("GLOVE", "RECEIPT", "5", "");
    submitAndApprove().must(200);

    assertThat(at.onHand("GLOVE")).isEqualTo("10");
    assertThat(approver.get(count).text("/lines/0/variance")).isEqualTo("-2");
  }

  @Test
  void takesTheBookOfTheInstantAtWhichTheShelfWasCounted() {
    var counted = Instant.now();
    at.move("GLOVE", "ISSUE", "3", "");
    found("GLOVE", "10", ",\"countedAt\":\"" + counted + "\"").must(200);
    submitAndApprove().must(200);

    assertThat(approver.get(count).text("/lines/0/book")).isEqualTo("10");
    assertThat(at.onHand("GLOVE")).isEqualTo("7");
  }

  @Test
  void letsNothingBeDatedBeforeItAfterwards() {
    found("GLOVE", "8", "");

    var late =
        at.move(
            "GLOVE",
            "ISSUE",
            "1",
            ",\"occurredOn\":\"" + java.time.LocalDate.now().minusDays(3) + "\"");

    assertThat(late.problem()).isEqualTo("dated-before-count");
  }

  @Test
  void countsLotsEachByItself() {
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"A\",\"expiresOn\":\"2998-01-01\"");
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"B\",\"expiresOn\":\"2999-01-01\"");
    found("SERUM", "5", ",\"lot\":\"A\"").must(200);
    found("SERUM", "1", ",\"lot\":\"B\"").must(200);
    found("SERUM", "2", ",\"lot\":\"C\",\"expiresOn\":\"2999-06-01\"").must(200);
    assertThat(found("SERUM", "2", "").errors()).containsExactly("/lot required");

    submitAndApprove().must(200);

    assertThat(at.balance("SERUM").at("/lots").findValuesAsString("onHand"))
        .containsExactly("5", "1", "2");
    assertThat(at.onHand("SERUM")).isEqualTo("8");
    assertThat(at.ledgerCheck("S1").findValuesAsString("equal")).containsOnly("true");
  }

  @Test
  void waitsWithAShortageOfWhatIsOnHold() {
    at.move("GLOVE", "QUARANTINE", "9", ",\"reason\":\"recall\"");
    found("GLOVE", "8", "");

    var waiting = submitAndApprove().must(200);

    assertThat(waiting.text("/state")).isEqualTo("APPROVED");
    assertThat(waiting.body().at("/lines/0/posted").asBoolean()).isFalse();
    assertThat(at.onHand("GLOVE")).isEqualTo("10");
    assertThat(at.balance("GLOVE").at("/available").asString()).isEqualTo("1");
  }

  @Test
  void goesOnPostingWhatWasCutOff() {
    var now = Instant.now();
    var line =
        new StockCount.Line(
            "GLOVE", null, null, new BigDecimal("7"), BigDecimal.TEN, "counter", now, false);
    var approved =
        new StockCount(
            "S1",
            StockCount.State.APPROVED,
            List.of(line),
            "opener",
            now,
            "approver",
            now,
            now,
            null,
            true);
    at.keeper().post(count + "/cancellation", "{}").must(200);
    counts.create(Call.system(at.hospital(), "test", now), "cut-off", () -> Change.to(approved));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> approver.get("/api/stock-counts/cut-off").text("/state").equals("POSTED"));

    assertThat(at.onHand("GLOVE")).isEqualTo("7");
  }

  @Test
  void isNoPlainMovementOutsideAMigration() {
    assertThat(at.move("GLOVE", "COUNT", "8", "").problem()).isEqualTo("counts-are-documents");
  }
}
