package cn.houqin.endtoend.faults.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import cn.houqin.standalone.start.ServiceJar;
import cn.houqin.standalone.start.StartCaches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A line in processes of its own, two of them, then one: killed, frozen and upgraded while people
 * file requests of another line through the same gateway.
 */
@OnDemand
@Tag("CELLS")
class CellTests {

  private static final String ORDERS = "work-order-service";
  private static final String LINE = "CATERING";
  private static final List<String> UNLIMITED =
      List.of("--houqin.rate-limit.requests-per-minute=10000000");

  @TempDir private Path folder;
  private final Surroundings here = Surroundings.of("cells");
  private final Hospital hospital = new Hospital("cells-" + Figures.SEED);
  private final Figure figure =
      Figure.of(Promise.CELLS, "a cell killed, frozen (SIGSTOP), upgraded");

  @Test
  void aLineInProcessesOfItsOwnNeverTouchesTheOthers() {
    assumeThat(Files.exists(BootJar.of(ORDERS)) && Files.exists(BootJar.of("gateway")))
        .as("boot jars are built by ./mvnw verify")
        .isTrue();
    var door = CompletableFuture.supplyAsync(() -> Killable.start("gateway", here, UNLIMITED));
    try (var standard = Killable.start(ORDERS, here, List.of());
        var cell = Killable.startCell(LINE, here);
        var second = Killable.startCellRecorded(LINE, here, caches());
        var gateway = door.join()) {
      route(standard, cell, second);
      List.of(gateway, standard, cell, second).forEach(Killable::awaitReady);
      furnish(standard.address());
      var nurse = hospital.as(gateway.address(), "REQUESTER");
      var own = new LineRequests(nurse, LINE, "MEAL");
      await().atMost(Duration.ofSeconds(30)).until(() -> own.one().isTaken());
      share(own, List.of(cell, second));
      record(own, second);
      route(standard, cell);
      try (var others = new LineRequests(nurse, Hospital.LINE, "SPILL").start(2);
          var paced = own.startPaced(20)) {
        disturb(others, paced, standard, cell);
      }
    }
  }

  private StartCaches caches() {
    return new StartCaches(folder);
  }

  private void route(Killable standard, Killable... cells) {
    var at = List.of(cells).stream().map(Killable::address).toList();
    try {
      Files.writeString(
          here.routes(),
          "services: {%s: '%s'}\nlines: {%s: %s}\n"
              .formatted(ORDERS, standard.address(), LINE, at));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void furnish(String standard) {
    try (var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
      elsewhere.state(
          Streams.SERVICE_LINES,
          "service-line.state.v1",
          hospital.name(),
          LINE,
          "{\"line\": \"%s\", \"nameZh\": \"膳食\", \"nameEn\": \"Catering\", \"orderForm\": null, \"recordedAt\": \"2026-01-01T00:00:00Z\", \"retired\": false}"
              .formatted(LINE));
    }
    hospital.furnish(standard);
    hospital
        .as(standard, "ADMINISTRATOR")
        .must(
            201,
            "/api/categories",
            "{\"category\": \"MEAL\", \"line\": \"%s\", \"name\": \"M\"}".formatted(LINE));
  }

  /** Requests that arrive at the gateway are done by both. */
  private void share(LineRequests own, List<Killable> instances) {
    var before = instances.stream().map(Posts::of).toList();
    for (var i = 0; i < 20; i++) {
      assertThat(own.one().isTaken()).isTrue();
    }
    for (var i = 0; i < instances.size(); i++) {
      var done = Posts.of(instances.get(i)) - before.get(i);
      assertThat(done).as("done by instance " + i).isGreaterThanOrEqualTo(5);
    }
    figure.proved("20 requests to two instances of the cell were done by both");
  }

  /** As {@code ./houqin record --processes} does: with work to go through. */
  private void record(LineRequests own, Killable instance) {
    for (var n = 0; n < 400; n++) {
      assertThat(own.one().isTaken()).isTrue();
    }
    instance.terminate();
    assertThat(ServiceJar.of(ORDERS).keep(caches())).as("recorded").isTrue();
  }

  private void disturb(LineRequests others, LineRequests own, Killable standard, Killable cell) {
    var disturbance = new Disturbance(others, own, LINE, figure);
    disturbance.warmUp();
    disturbance.putOff("killed", cell::kill);
    cell.restart();
    cell.awaitReady();
    disturbance.awaitServed();

    disturbance.putOff("frozen", () -> cell.signal("STOP"));
    cell.signal("CONT");
    disturbance.awaitServed();

    disturbance.undisturbed();
    try (var next = Killable.startCellBehindOthers(LINE, here, caches())) {
      route(standard, next);
      awaitMeeting(next);
      cell.terminate();
      disturbance.unnoticed("upgraded");
    }
    figure.proved("other lines: every request taken");
    figure.proved("own: 503 with Retry-After within 2 s, named; none while it is upgraded").print();
  }

  private static void awaitMeeting(Killable instance) {
    var before = Posts.of(instance);
    await().atMost(Duration.ofSeconds(30)).until(() -> Posts.of(instance) >= before + 20);
  }
}
