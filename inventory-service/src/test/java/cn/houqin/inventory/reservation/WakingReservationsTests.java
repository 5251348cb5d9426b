package cn.houqin.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.inventory.StockEvent;
import cn.houqin.inventory.stock.Holds;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What is short is woken by stock, not by the clock, and what was let go of leaves no hold. */
@HouqinServiceTest
class WakingReservationsTests {

  private static final Decimal128 FIVE = new Decimal128(5);

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;
  @Autowired Subscription<StockEvent.Moved> stockCame;
  @Autowired Aggregates<Reservation> reservations;
  @Autowired Holds holds;
  @Autowired Clock businessClock;
  private PartsHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = PartsHospital.ready(port);
  }

  private Stored<Reservation> stored(String reservation) {
    return reservations.find(hospital.name(), reservation).orElseThrow();
  }

  private void isDue(String reservation) {
    reservations.change(
        Call.system(hospital.name(), "time-passes", businessClock.instant()),
        reservation,
        current -> Change.to(current.body().in(current.body().state(), Instant.EPOCH)));
  }

  @Test
  void aShortOneIsLookedAtOnceMoreAndThenWrittenNoMoreWhileNothingChanges() {
    var valves = hospital.asks("O1", "VALVE", "S1", "3");
    hospital.awaits(valves, "SHORT");
    isDue(valves);
    await().until(() -> stored(valves).body().nextTimerAt() == null);
    var version = stored(valves).version();

    hospital.receives("VALVE", "2", "");
    var marker = hospital.asks("O2", "VALVE", "S1", "2");
    hospital.awaits(marker, "RESERVED");
    hospital.receives("VALVE", "1", "");
    hospital.awaits(hospital.asks("O3", "VALVE", "S1", "1"), "RESERVED");

    assertThat(stored(valves).version()).isEqualTo(version);
    assertThat(stored(valves).body().state()).isEqualTo(Reservation.State.SHORT);
  }

  /** The stock of one is there and nobody has told of it yet; then several cards at once do. */
  @Test
  void whoWaitsForOneOfSeveralCardsThatMoveAtOnceIsWoken() {
    hospital.receives("VALVE", "1", "");
    var valves = hospital.asks("O1", "VALVE", "S1", "3");
    hospital.awaits(valves, "SHORT");
    isDue(valves);
    await().until(() -> stored(valves).body().nextTimerAt() == null);
    mongo
        .getCollection("stock")
        .updateOne(
            new Document("hospital", hospital.name()).append("material", "VALVE"),
            new Document("$set", new Document("onHand", FIVE).append("available", FIVE)));

    Objects.requireNonNull(stockCame.together())
        .on(
            List.of(
                moved(hospital.name(), "RESIN"),
                moved("elsewhere", "VALVE"),
                moved(hospital.name(), "VALVE")));

    hospital.awaits(valves, "RESERVED");
  }

  private static Received<StockEvent.Moved> moved(String hospital, String material) {
    var at = Instant.EPOCH;
    var body =
        new StockEvent.Moved(
            "m", material, "S1", null, "RECEIPT", "4", "5", null, at, at, null, null, null, null,
            null);
    return new Received<>(material, hospital, material, 1, at, body);
  }

  @Test
  void whatOneOrderLetsGoOfGoesToTheOneThatWaits() {
    hospital.receives("VALVE", "4", "");
    var first = hospital.asks("O1", "VALVE", "S1", "4");
    hospital.awaits(first, "RESERVED");
    var waiting = hospital.asks("O2", "VALVE", "S1", "3");
    hospital.awaits(waiting, "SHORT");

    hospital.announce("O1", hospital.cancelled("O1"));

    hospital.awaits(waiting, "RESERVED");
    await().until(() -> hospital.balance("VALVE").equals("4 3 1"));
  }

  /** Somebody who saw it short held stock for it after it was let go of, and died. */
  @Test
  void aHoldThatComesAfterTheReleaseIsFreedByItself() {
    var valves = hospital.asks("O1", "VALVE", "S1", "3");
    hospital.awaits(valves, "SHORT");
    hospital.announce("O1", hospital.cancelled("O1"));
    hospital.awaits(valves, "RELEASED");
    await().until(() -> stored(valves).body().nextTimerAt() != null);
    hospital.receives("VALVE", "4", "");
    holds.hold(hospital.name(), "VALVE", "S1", valves, new BigDecimal(3));
    assertThat(hospital.balance("VALVE")).isEqualTo("4 3 1");

    isDue(valves);

    await().until(() -> hospital.balance("VALVE").equals("4 0 4"));
    await().until(() -> stored(valves).body().nextTimerAt() == null);
  }
}
