package cn.houqin.inventory.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.inventory.AStore;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The stock ledger of OpenLMIS' demo, entered through the public API by a hospital that migrates:
 * every balance at a day's end is the one OpenLMIS itself came to.
 */
@HouqinServiceTest
class ReplayingOpenLmisTests {

  private static final Path DATA =
      Path.of(
          System.getProperty(
              "houqin.shared", System.getProperty("houqin.root") + "/../shared/data"));
  private static final String LEDGER = "stock-ledger-openlmis-demo-a.csv";
  private static final String EXPECTED = "stock-ledger-openlmis-demo-a-expected-soh.csv";

  /** What their reasons are here; adjustments keep the reason as it is. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("SOURCE", "RECEIPT"),
          Map.entry("Receipts", "RECEIPT"),
          Map.entry("Transfer In", "RECEIPT"),
          Map.entry("Facility return", "RETURN"),
          Map.entry("Consumed", "ISSUE"),
          Map.entry("Transfer Out", "ISSUE"),
          Map.entry("PHYSICAL_COUNT", "COUNT"),
          Map.entry("Expired", "ADJUSTMENT_OUT"),
          Map.entry("Damage", "ADJUSTMENT_OUT"),
          Map.entry("Cold chain failure", "ADJUSTMENT_OUT"),
          Map.entry("Lost", "ADJUSTMENT_OUT"),
          Map.entry("Stolen", "ADJUSTMENT_OUT"),
          Map.entry("Passed open-vial time limit", "ADJUSTMENT_OUT"));

  @LocalServerPort int port;
  @Autowired BusinessDays days;

  /** A stock card: a product, and lot, of a program in a facility. */
  private record Card(String id, String store, String material, List<NamedCsvRecord> rows) {}

  @Test
  void comesToEveryBalanceOfEveryDay() throws Exception {
    var there = Files.isReadable(DATA.resolve(LEDGER));
    if (!there) {
      System.out.println("[openlmis] not exercised: " + DATA.resolve(LEDGER) + " is not there");
    }
    assumeTrue(there);
    var at = migrating();
    var integrator = at.other("their-system", "INTEGRATOR");
    var cards = cards();
    cards.stream().map(Card::store).distinct().forEach(at::store);
    cards.forEach(card -> at.material(card.material(), false));
    var begun = System.nanoTime();

    var work = cards.stream().<Callable<Integer>>map(card -> () -> enter(integrator, card));
    var entered = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var card : threads.invokeAll(work.toList())) {
        entered += card.get();
      }
    }
    System.out.printf(
        "[openlmis] %d movements entered in %.1f s%n",
        entered, (System.nanoTime() - begun) / 1_000_000_000.0);

    assertThat(entered).isEqualTo(2270);
    var ours = new TreeMap<String, String>();
    for (var card : cards) {
      dayEnds(at.keeper(), card).forEach((day, onHand) -> ours.put(card.id() + " " + day, onHand));
    }
    assertThat(expected()).hasSize(1342).isEqualTo(ours);
    cards.stream()
        .map(Card::store)
        .distinct()
        .forEach(
            store ->
                assertThat(at.ledgerCheck(store).findValuesAsString("equal"))
                    .isNotEmpty()
                    .containsOnly("true"));
  }

  private AStore migrating() {
    var at = AStore.with(port);
    TestTopics.announce(
        Streams.HOSPITALS,
        at.hospital(),
        at.hospital(),
        new HospitalEvent.State(at.hospital(), "H", "Africa/Maputo", true, Instant.EPOCH, false));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> days.isMigrating(at.hospital()));
    return at;
  }

  private static int enter(TestApi integrator, Card card) {
    for (var row : card.rows()) {
      integrator
          .post(
              "/api/stock-movements",
              """
              {"material": "%s", "store": "%s", "kind": "%s", "quantity": "%s", "reason": "%s",
               "occurredOn": "%s"}
              """
                  .formatted(
                      card.material(),
                      card.store(),
                      java.util.Objects.requireNonNull(KINDS.get(row.getField("reason"))),
                      row.getField("quantity"),
                      row.getField("reason"),
                      row.getField("occurredDate")))
          .must(201);
    }
    return card.rows().size();
  }

  private static Map<String, String> dayEnds(TestApi keeper, Card card) {
    var found = new TreeMap<String, String>();
    var path =
        "/api/stock/day-ends?limit=200&store=%s&material=%s"
            .formatted(card.store(), card.material());
    keeper
        .get(path)
        .must(200)
        .body()
        .at("/items")
        .forEach(day -> found.put(day.get("day").asString(), day.get("onHand").asString()));
    return found;
  }

  private static Map<String, String> expected() throws IOException {
    var expected = new TreeMap<String, String>();
    for (var row : rows(EXPECTED)) {
      expected.put(
          row.getField("stockCardId") + " " + row.getField("occurredDate"),
          row.getField("stockOnHand"));
    }
    return expected;
  }

  /** Each card's rows in the order of business; stores and materials by codes of our own. */
  private static List<Card> cards() throws IOException {
    var byCard = new TreeMap<String, List<NamedCsvRecord>>();
    var stores = new TreeMap<String, String>();
    for (var row : rows(LEDGER)) {
      byCard.computeIfAbsent(row.getField("stockCardId"), _ -> new ArrayList<>()).add(row);
      stores.putIfAbsent(row.getField("facility"), "F" + stores.size());
    }
    var cards = new ArrayList<Card>();
    byCard.forEach(
        (id, rows) -> {
          rows.sort(
              Comparator.<NamedCsvRecord, String>comparing(row -> row.getField("occurredDate"))
                  .thenComparing(row -> row.getField("processedDate")));
          var store = stores.get(rows.getFirst().getField("facility"));
          cards.add(new Card(id, store, "CARD-" + id.substring(0, 13), rows));
        });
    return cards;
  }

  private static List<NamedCsvRecord> rows(String file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(DATA.resolve(file))) {
      return reader.stream().toList();
    }
  }
}
