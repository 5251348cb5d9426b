package cn.houqin.inventory.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What is asked of balances and of the ledger is answered from indexes. */
@HouqinServiceTest
class LedgerQueryPlansTests {

  private static final List<String> ASKED =
      List.of("movements", "stock", "stock_transfers", "stock_counts");

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;
  private AStore at;

  @BeforeEach
  void someMovements() {
    at = AStore.with(port);
    for (var i = 0; i < 30; i++) {
      at.material("M" + i, false);
      at.move("M" + i, "RECEIPT", "2", "");
      at.move("M" + i, "ISSUE", "1", "");
    }
    at.keeper().post("/api/stock-counts", "{\"store\":\"S1\"}");
    at.ledgerCheck("S1");
    mongo.getDb().runCommand(new Document("profile", 2));
  }

  @AfterEach
  void endProfile() {
    mongo.getDb().runCommand(new Document("profile", 0));
    mongo.getCollection("system.profile").drop();
  }

  private void assertLookedAt(int most, String... paths) {
    for (var path : paths) {
      at.keeper().get(path).must(200);
    }
    mongo.getDb().runCommand(new Document("profile", 0));
    var plans =
        mongo
            .getCollection("system.profile")
            .find(
                new Document(
                        "ns",
                        new Document(
                            "$in",
                            ASKED.stream()
                                .map(name -> mongo.getDb().getName() + "." + name)
                                .toList()))
                    .append("op", new Document("$in", List.of("query", "command", "getmore")))
                    .append("planSummary", new Document("$exists", true))
                    .append("command.filter.waitingAt", null)
                    .append("command.filter.pendingAt", null)
                    .append("command.filter.filingAt", null)
                    .append("command.filter.nextTimerAt", null))
            .into(new ArrayList<>());
    assertThat(plans)
        .isNotEmpty()
        .allSatisfy(
            plan -> {
              assertThat(plan.getString("planSummary"))
                  .as(plan.toJson())
                  .matches("(IXSCAN .*|IDHACK|EOF)");
              assertThat(plan.getInteger("docsExamined", 0))
                  .as(plan.toJson())
                  .isLessThanOrEqualTo(most);
            });
  }

  @Test
  void pagesOfMovementsLookAtOnePage() {
    assertLookedAt(
        6,
        "/api/stock-movements?limit=5",
        "/api/stock-movements?limit=5&store=S1",
        "/api/stock-movements?limit=5&store=S1&material=M7");
  }

  @Test
  void daysEndsAreSummedFromTheIndexAlone() {
    assertLookedAt(
        6,
        "/api/stock/day-ends?limit=5&store=S1&on=2999-01-01",
        "/api/stock/day-ends?limit=5&store=S1&material=M7",
        "/api/stock/day-ends?limit=5&store=S1&material=M7&from=2999-01-01");
  }

  @Test
  void pagesOfBalancesLookAtOnePage() {
    assertLookedAt(
        6,
        "/api/stock?limit=5&store=S1",
        "/api/stock?limit=5&store=S1&after=M20",
        "/api/stock?store=S1&material=M7",
        "/api/stock?limit=5&store=S1&changedSince=2000-01-01T00:00:00Z");
  }

  @Test
  void pagesOfTransfersAndCountsLookAtOnePage() {
    assertLookedAt(
        6,
        "/api/stock-transfers?limit=5",
        "/api/stock-transfers?limit=5&state=IN_TRANSIT",
        "/api/stock-transfers?limit=5&from=S1",
        "/api/stock-transfers?limit=5&to=S2",
        "/api/stock-counts?limit=5",
        "/api/stock-counts?limit=5&store=S1");
  }

  @Test
  void changesSinceAnInstantComeInPages() {
    var first =
        at.keeper().get("/api/stock?limit=20&store=S1&changedSince=2000-01-01T00:00:00Z").body();
    var second =
        at.keeper()
            .get(
                "/api/stock?limit=20&store=S1&changedSince=2000-01-01T00:00:00Z&after="
                    + first.at("/next").asString())
            .body();

    assertThat(first.at("/items").size()).isEqualTo(20);
    assertThat(second.at("/items").size()).isEqualTo(10);
    assertThat(second.at("/next").isNull()).isTrue();
  }
}
