package cn.houqin.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.AStore;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.StockItem;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.background.Background;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What waits of many balances is filed together, and comes out as if each had been alone. */
@HouqinServiceTest
class FilingMovementsTests {

  private static final Document NOTHING = new Document();
  private static final Document NO_BAD_ONES =
      new Document("material", new Document("$ne", "REFUSED"));

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;
  @Autowired Aggregates<Movement> ledger;
  @Autowired Clock clock;
  @Autowired Background movementFiling;
  private MovementFiler filer;
  private AStore at;

  @BeforeEach
  void nobodyFilesButTheTest() {
    at = AStore.with(port);
    movementFiling.stop();
    filer = new MovementFiler(mongo, ledger, clock);
  }

  @AfterEach
  void theServiceFilesAgain() {
    theLedgerTakes(NOTHING);
    movementFiling.start();
  }

  private void theLedgerTakes(Document valid) {
    mongo.getDb().runCommand(new Document("collMod", Stock.LEDGER).append("validator", valid));
  }

  private List<String> cards(int many) {
    var materials = IntStream.range(0, many).mapToObj(n -> "M" + n).toList();
    materials.forEach(material -> at.material(material, false));
    materials.forEach(this::receive);
    return materials;
  }

  private void receive(String material) {
    at.move(material, "RECEIPT", "5", "").must(201);
  }

  private Document card(String material) {
    var key = Stock.key(at.hospital(), material, "S1");
    return Objects.requireNonNull(
        mongo.getCollection(Stock.COLLECTION).find(new Document("_id", key)).first());
  }

  private static List<Document> waiting(Document card) {
    return card.getList("waiting", Document.class);
  }

  private long entries(String material) {
    return mongo
        .getCollection(Stock.LEDGER)
        .countDocuments(new Document("hospital", at.hospital()).append("material", material));
  }

  private void assertFiled(String material, int movements) {
    assertThat(card(material))
        .containsEntry("waiting", List.of())
        .containsEntry("moved", (long) movements)
        .doesNotContainKey("waitingAt");
    assertThat(entries(material)).isEqualTo(movements);
  }

  @Test
  void whatWaitsOfManyIsFiledInOneRound() {
    var cards = cards(5);
    receive("M2");

    filer.round();

    cards.forEach(material -> assertFiled(material, material.equals("M2") ? 2 : 1));
    assertThat(card("M2")).containsEntry("filedBatch", 1L);
    assertThat(at.ledgerCheck("S1"))
        .hasSize(5)
        .allSatisfy(one -> assertThat(one.get("equal").asBoolean()).isTrue());
  }

  @Test
  void oneThatIsRefusedWaitsAndTheOthersGo() {
    var cards = cards(4);
    at.material("REFUSED", false);
    receive("REFUSED");
    receive("M1");
    theLedgerTakes(NO_BAD_ONES);

    filer.fileAll();

    cards.forEach(material -> assertFiled(material, material.equals("M1") ? 2 : 1));
    assertThat(card("REFUSED")).containsEntry("filedBatch", 0L).containsKey("waitingAt");
    assertThat(waiting(card("REFUSED"))).hasSize(1);
    theLedgerTakes(NOTHING);
    filer.fileAll();
    assertFiled("REFUSED", 1);
  }

  @Test
  void oneThatIsRefusedInAFullRoundDoesNotKeepTheNextRoundsBack() {
    at.material("REFUSED", false);
    receive("REFUSED");
    theLedgerTakes(NO_BAD_ONES);
    var cards = cards(4);

    new MovementFiler(mongo, ledger, clock, 2).fileAll();

    cards.forEach(material -> assertFiled(material, 1));
  }

  @Test
  void oneThatCannotBeReadWaitsAndTheOthersGo() {
    var cards = cards(3);
    at.material("UNREADABLE", false);
    receive("UNREADABLE");
    var of = new Document("_id", card("UNREADABLE").get("_id"));
    var was = waiting(card("UNREADABLE"));
    var stock = mongo.getCollection(Stock.COLLECTION);
    stock.updateOne(of, set("waiting.0.kind", "NO_KIND"));

    filer.fileAll();

    cards.forEach(material -> assertFiled(material, 1));
    assertThat(waiting(card("UNREADABLE"))).hasSize(1);
    stock.updateOne(of, set("waiting", was));
    filer.fileAll();
    assertFiled("UNREADABLE", 1);
  }

  private static Document set(String field, Object value) {
    return new Document("$set", new Document(field, value));
  }

  @Test
  void whatWasInsertedBeforeACrashIsFiledOnce() {
    var cards = cards(4);
    var stock = mongo.getCollection(Stock.COLLECTION);
    var before = cards.stream().map(this::card).toList();
    filer.round();
    before.forEach(
        card ->
            stock.updateOne(
                new Document("_id", card.get("_id")),
                new Document(
                    "$set",
                    new Document("waiting", waiting(card)).append("waitingAt", new Date()))));

    filer.round();

    cards.forEach(material -> assertFiled(material, 1));
    var audited = new Document("hospital", at.hospital()).append("kind", "movement");
    await().until(() -> mongo.getCollection("audit").countDocuments(audited) == 4);
  }

  @Test
  void whatIsMovedBetweenInsertAndPullGoesOnWaiting() {
    cards(2);
    var seen = mongo.getConverter().read(StockItem.class, card("M0"));
    receive("M0");

    filer.file(seen);

    assertThat(waiting(card("M0"))).hasSize(1);
    assertThat(card("M0")).containsEntry("filedBatch", 1L).containsKey("waitingAt");
    assertThat(entries("M0")).isEqualTo(1);
    filer.round();
    assertFiled("M0", 2);
  }

  @Test
  void whatAnotherFiledMeanwhileIsNotCountedTwice() {
    cards(1);
    var seen = mongo.getConverter().read(StockItem.class, card("M0"));
    filer.round();
    receive("M0");

    filer.file(seen);

    assertThat(waiting(card("M0"))).hasSize(1);
    assertThat(card("M0")).containsEntry("filedBatch", 1L);
    filer.round();
    assertFiled("M0", 2);
  }
}
