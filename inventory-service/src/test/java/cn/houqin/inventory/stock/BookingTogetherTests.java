package cn.houqin.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.inventory.book.Effect;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.book.StockItem;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.background.Background;
import cn.houqin.platform.testing.CountedCommands;
import cn.houqin.platform.testing.HouqinServiceTest;
import com.mongodb.MongoBulkWriteException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** Movements of one moment go to the store in one command, and come out as if each were alone. */
@HouqinServiceTest
class BookingTogetherTests {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;
  @Autowired Aggregates<Movement> ledger;
  @Autowired Clock clock;
  @Autowired Shelves shelves;
  @Autowired Background movementFiling;
  private AStore at;
  private MovementFiler filer;
  private Bookings bookings;

  @BeforeEach
  void twoCardsWithFiveOnHandAndNobodyFiles() {
    at = AStore.with(port);
    at.material("MASK", false);
    movementFiling.stop();
    filer = new MovementFiler(mongo, ledger, clock);
    bookings = new Bookings(mongo);
    for (var material : List.of("GLOVE", "MASK")) {
      shelves.open(StockItem.nothing(at.hospital(), material, "S1"), false);
      bookings.book(List.of(booking("first" + material, material, MovementKind.RECEIPT, "5")));
    }
    filer.fileAll();
  }

  @AfterEach
  void theServiceFilesAgain() {
    movementFiling.start();
  }

  private StockItem card(String material) {
    return shelves.seen(at.hospital(), material, "S1");
  }

  private Bookings.Booking booking(
      String movement, String material, MovementKind kind, String quantity) {
    return booking(movement, material, kind, quantity, "keeper", NOW);
  }

  private Bookings.Booking booking(
      String movement,
      String material,
      MovementKind kind,
      String quantity,
      String by,
      Instant now) {
    var request =
        new MovementRequest(
            movement,
            material,
            "S1",
            kind,
            new BigDecimal(quantity),
            null,
            null,
            null,
            null,
            by,
            TODAY,
            now);
    var seen = card(material);
    var key = Stock.key(at.hospital(), material, "S1");
    var update = StockUpdate.of(key, seen, request, Effect.of(seen, request, false), now);
    return new Bookings.Booking(at.hospital(), update, request);
  }

  private static Movement done(Bookings.Booked booked) {
    return Objects.requireNonNull(booked.movement());
  }

  @Test
  void eachIsComputedOnItsOwnBalanceInOneCommand() {
    var all =
        List.of(
            booking("a", "GLOVE", MovementKind.ISSUE, "2"),
            booking("b", "MASK", MovementKind.RECEIPT, "4"),
            booking("c", "GLOVE", MovementKind.ISSUE, "3"));
    List<Bookings.Booked> booked;

    try (var commands = new CountedCommands()) {
      var database =
          new SimpleMongoClientDatabaseFactory(commands.client(), mongo.getDb().getName());
      var counted = new Bookings(new MongoTemplate(database, mongo.getConverter()));
      commands.since();

      booked = counted.book(all);

      assertThat(commands.since()).containsExactly("update", "find");
    }
    assertThat(done(booked.get(0)).change()).isEqualByComparingTo("-2");
    assertThat(done(booked.get(1)).onHandAfter()).isEqualByComparingTo("9");
    assertThat(done(booked.get(2)).movement()).isEqualTo("c");
    assertThat(List.of(done(booked.get(0)).number(), done(booked.get(2)).number()))
        .containsExactlyInAnyOrder(2L, 3L);
    assertThat(card("GLOVE").onHand()).isEqualByComparingTo("0");
  }

  @Test
  void whatIsNotLeftIsRefusedAndTheOthersGo() {
    var booked =
        bookings.book(
            List.of(
                booking("a", "GLOVE", MovementKind.ISSUE, "4"),
                booking("b", "GLOVE", MovementKind.ISSUE, "4"),
                booking("c", "MASK", MovementKind.ISSUE, "4")));

    assertThat(booked.subList(0, 2)).filteredOn(Bookings.Booked.REFUSED::equals).hasSize(1);
    assertThat(done(booked.get(2)).onHandAfter()).isEqualByComparingTo("1");
    assertThat(card("GLOVE").onHand()).isEqualByComparingTo("1");
  }

  @Test
  void whatWasFiledBeforeItsAnswerWasReadIsFoundInTheLedger() {
    var slow = booking("slow", "GLOVE", MovementKind.ISSUE, "1");
    bookings.book(List.of(slow));
    filer.fileAll();

    var booked = bookings.book(List.of(slow, booking("a", "MASK", MovementKind.ISSUE, "1")));

    assertThat(done(booked.get(0)).number()).isEqualTo(2);
    assertThat(card("GLOVE").onHand()).isEqualByComparingTo("4");
  }

  @Test
  void anothersMovementOfTheSameIdIsNotTakenForOnesOwn() {
    var mine = booking("same", "GLOVE", MovementKind.ISSUE, "1");
    var again = booking("same", "GLOVE", MovementKind.ISSUE, "1");
    var theirs = booking("same", "GLOVE", MovementKind.ISSUE, "1", "other", NOW);
    var later = booking("same", "GLOVE", MovementKind.ISSUE, "1", "keeper", NOW.plusMillis(1));

    var booked = bookings.book(List.of(mine, again, theirs, later));

    assertThat(booked).filteredOn(one -> one.movement() != null).hasSize(1);
    assertThat(card("GLOVE").onHand()).isEqualByComparingTo("4");
  }

  @Test
  void whatTheStoreCannotComputeFailsAlone() {
    var sound = booking("a", "MASK", MovementKind.ISSUE, "1");
    var usual = booking("b", "GLOVE", MovementKind.ISSUE, "1");
    var broken =
        new Bookings.Booking(
            at.hospital(),
            new StockUpdate(
                usual.update().filter(),
                List.of(new Document("$set", new Document("moved", new Document("$toLong", "x"))))),
            usual.request());

    var booked = bookings.book(List.of(broken, sound));

    assertThat(booked.get(0).failure()).isInstanceOf(MongoBulkWriteException.class);
    assertThat(done(booked.get(1)).movement()).isEqualTo("a");
    assertThat(card("GLOVE").moved()).isEqualTo(1);
  }
}
