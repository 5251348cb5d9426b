package cn.houqin.endtoend.faults.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Crowd;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.Surroundings;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R10: people receive, issue, count and transfer the same things at once, and inventory-service is
 * killed with SIGKILL in between: every balance is the sum of its ledger, none was ever negative,
 * what was answered stands there once, and what left one store arrived in the other.
 */
@Tag("R10")
@OnDemand
class StockAfterKillsTests {

  private static final String INVENTORY = "inventory-service";
  private static final Size KILLS = Size.of("kills", 4, 20);
  private static final Size WRITERS = Size.of("writers", 16, 16);

  private final Surroundings here = Surroundings.of("stock");
  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final Crowd crowd = new Crowd();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  @Test
  void isNeverNegativeAndNeverLost() {
    assumeThat(Files.exists(BootJar.of(INVENTORY))).as("boot jars are built").isTrue();
    try (var inventory = Killable.start(INVENTORY, here, List.of())) {
      inventory.awaitReady();
      var room = new StockRoom("stock-" + Figures.SEED, inventory.address());
      try (var elsewhere = new Announcer(here.broker())) {
        room.open(elsewhere);
      }
      var own = Stream.generate(random::split).limit(WRITERS.count()).toList();
      crowd.start(own.size(), writer -> move(room, "writer-" + writer + "-", own.get(writer)));
      kill(inventory);
      crowd.end();
      check(room);
    }
  }

  private void move(StockRoom room, String name, SplittableRandom own) {
    for (var number = 0; crowd.isGoing(); number++) {
      var material = StockRoom.MATERIALS.get(own.nextInt(StockRoom.MATERIALS.size()));
      var key = name + number;
      var answer =
          switch (own.nextInt(10)) {
            case 0, 1, 2, 3 -> room.move(material, "ISSUE", "3", key);
            case 4, 5, 6 -> room.move(material, "RECEIPT", "2.5", key);
            case 7, 8 -> room.transfer(material, "2", key);
            default -> room.move(material, "COUNT", "20", key);
          };
      assertThat(answer.status()).as(answer.body().toString()).isIn(201, 409);
      (answer.isDone() ? taken : refused).incrementAndGet();
    }
  }

  /** Each time once it has answered again and got on by a random number of commands. */
  private void kill(Killable inventory) {
    for (var kill = 0; kill < KILLS.count(); kill++) {
      var until = taken.get() + 20 + random.nextInt(60);
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofSeconds(120))
          .until(() -> taken() >= until);
      inventory.killAndRestart();
    }
    inventory.awaitReady();
  }

  private long taken() {
    crowd.failIfOneFailed();
    return taken.get();
  }

  private void check(StockRoom room) {
    await().atMost(Duration.ofSeconds(90)).until(() -> hasArrived(room) && room.isBalanced());
    var movements = 0L;
    var negative = 0L;
    for (var material : StockRoom.MATERIALS) {
      for (var store : StockRoom.STORES) {
        var ledger = room.ledger(material, store);
        movements += ledger.size();
        negative += ledger.stream().filter(one -> one.onHandAfter().signum() < 0).count();
        assertThat(sum(ledger)).isEqualByComparingTo(room.onHand(material, store));
      }
    }
    var transfers = of(room, "S2", "TRANSFER_IN").size();
    var counted = movements - transfers - StockRoom.MATERIALS.size();
    Figure.of(Promise.R10, "receive, issue, count, transfer at once, SIGKILL between")
        .size(KILLS)
        .size(WRITERS)
        .atMost("movements with a balance below zero", negative, 0)
        .atMost(
            "answered and not in the ledger, or there twice", Math.abs(taken.get() - counted), 0)
        .proved("every balance the sum of its ledger")
        .proved("all that left a store arrived")
        .told("commands taken", taken)
        .told("refused for want of stock", refused)
        .told("transfers", transfers)
        .print();
  }

  private static boolean hasArrived(StockRoom room) {
    return sum(of(room, "S1", "TRANSFER_OUT"))
            .add(sum(of(room, "S2", "TRANSFER_IN")))
            .compareTo(BigDecimal.ZERO)
        == 0;
  }

  private static List<StockRoom.Movement> of(StockRoom room, String store, String kind) {
    return StockRoom.MATERIALS.stream()
        .flatMap(material -> room.ledger(material, store).stream())
        .filter(one -> one.kind().equals(kind))
        .toList();
  }

  private static BigDecimal sum(List<StockRoom.Movement> moved) {
    return moved.stream().map(StockRoom.Movement::change).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
