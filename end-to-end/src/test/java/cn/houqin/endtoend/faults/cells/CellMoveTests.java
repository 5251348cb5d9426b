package cn.houqin.endtoend.faults.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.OrdersVerdict;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.process.BootJar;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A line moves to a deployment of its own and back, by {@code ./houqin cell}, while people work on
 * its orders through the gateway, clocks come due and a file of its past is taken.
 */
@OnDemand
@Tag("CELLS")
class CellMoveTests {

  private static final int FILES_PER_MOVE = 5;
  private static final String PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

  private final Hospital working = new Hospital("moved-" + Figures.SEED);
  private final Hospital waiting = new Hospital("moved-waiting-" + Figures.SEED);
  private final Hospital past = new Hospital("moved-past-" + Figures.SEED);
  private final Size moves = Size.of("moves", 2, 20);
  private final Size rows = Size.of("rows", 20, 200);
  private final List<PastFile> files = new ArrayList<>();
  private Duration lastMove = Duration.ofSeconds(4);

  @Test
  void losesAndDoublesNothing(@TempDir Path home) {
    assumeThat(Files.exists(BootJar.of("work-order-service"))).as("boot jars are built").isTrue();
    try (var ground = CellGround.start(home)) {
      ground.furnish(working, past);
      ground.furnishInHaste(waiting);
      var alone = new LeftAlone(waiting, ground.address());
      var load = new Load(working, List.of(ground.address()), Figures.SEED).start(4);
      try (load) {
        load.awaitMore(40);
        alone.more(10);
        var attached = attach(ground, alone.first());
        for (var done = 0; done < moves.count(); done += 2) {
          sending(ground, () -> ground.cells().add(Hospital.LINE));
          assertThat(there(ground, attached)).isEqualTo(PDF);
          assertThat(ordersIn(ground.atHome())).as("left at home").isZero();
          load.awaitMore(40);
          alone.more(10);
          sending(ground, () -> ground.cells().remove(Hospital.LINE));
          assertThat(there(ground, attached)).isEqualTo(PDF);
          load.awaitMore(40);
        }
      }
      assertAgreed(ground, load, alone);
    }
  }

  /** While files are being taken, spread over as long as the move before took. */
  private void sending(CellGround ground, Runnable move) {
    var pause = lastMove.dividedBy(FILES_PER_MOVE).toNanos();
    var moved = new AtomicBoolean();
    var began = System.nanoTime();
    var sent =
        CompletableFuture.runAsync(
            () -> {
              for (var n = 0; n < FILES_PER_MOVE && !moved.get(); n++) {
                LockSupport.parkNanos(began + n * pause - System.nanoTime());
                var file = new PastFile(past, "file-" + files.size(), rows.count());
                files.add(file);
                file.send(ground.address());
              }
            },
            task -> Thread.ofVirtual().start(task));
    try {
      move.run();
    } finally {
      moved.set(true);
    }
    lastMove = Duration.ofNanos(System.nanoTime() - began);
    sent.join();
  }

  /** The path of a file that was uploaded and attached. */
  private String attach(CellGround ground, String order) {
    var desk = waiting.as(ground.address(), "DISPATCHER");
    var path = "/api/service-lines/" + Hospital.LINE + "/attachments?name=a.pdf";
    var uploaded = desk.post(path, PDF, "Content-Type", "application/pdf").must(201);
    var id = uploaded.text("attachment");
    desk.must(200, order + "/attachments", "{\"attachment\": \"%s\"}".formatted(id));
    return order + "/attachments/" + id;
  }

  private String there(CellGround ground, String path) {
    return waiting.as(ground.address(), "DISPATCHER").text(path);
  }

  private static long ordersIn(MongoDatabase store) {
    return store.getCollection("work_orders").countDocuments(Filters.eq("line", Hospital.LINE));
  }

  private void assertAgreed(CellGround ground, Load load, LeftAlone alone) {
    var store = ground.atHome();
    alone.awaitRaised(store, 10);
    var unsettled = Filters.or(Filters.exists("pendingAt"), Filters.exists("filingAt"));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> store.getCollection("work_orders").countDocuments(unsettled) == 0);
    var verdict = OrdersVerdict.of(working, store, ground.broker(), load.done());
    var faults = new ArrayList<>(verdict.faults());
    faults.addAll(OrdersVerdict.of(waiting, store, ground.broker(), Map.of()).faults());
    faults.addAll(PastFile.faults(files, store, ground.broker()));
    faults.addAll(alone.faults(ground.broker(), store));
    if (ordersIn(ground.inCell()) > 0) {
      faults.add(ordersIn(ground.inCell()) + " orders left in the cell");
    }
    var figure = Figure.of(Promise.CELLS, "a line moved to its own deployment and back under load");
    figure.size(moves).size(rows);
    figure.told("changes answered", load.changes());
    figure.told("changes stored, those of the clock among them", verdict.changes());
    figure.none("orders, rows, events, points missing or doubled", faults);
    figure.told("orders", verdict.orders()).told("events", verdict.events());
    figure.told("told again", verdict.again()).told("left alone", alone.count());
    figure.told("files of past orders", files.size());
    figure.told("put off meanwhile", load.putOff());
    figure.told("said", ground.said().stream().filter(one -> one.contains("put off")).toList());
    figure.print();
  }
}
