package cn.houqin.endtoend.faults.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A line in processes of its own, two of them, then one: killed, frozen and replaced while people
 * file requests of another line through the same gateway.
 */
@OnDemand
@Tag("CELLS")
class CellTests {

  private static final String ORDERS = "work-order-service";
  private static final String LINE = "CATERING";
  private static final List<String> UNLIMITED =
      List.of("--houqin.rate-limit.requests-per-minute=10000000");

  private final Surroundings here = Surroundings.of("cells");
  private final Hospital hospital = new Hospital("cells-" + Figures.SEED);
  private final Size seconds = Size.of("seconds", 2, 30);
  private final List<String> told = new ArrayList<>();
  private double undisturbed;

  @Test
  void aLineInProcessesOfItsOwnNeverTouchesTheOthers() {
    assumeThat(Files.exists(BootJar.of(ORDERS)) && Files.exists(BootJar.of("gateway")))
        .as("boot jars are built by ./mvnw verify")
        .isTrue();
    var door = CompletableFuture.supplyAsync(() -> Killable.start("gateway", here, UNLIMITED));
    try (var standard = Killable.start(ORDERS, here, List.of());
        var cell = Killable.startCell(LINE, here);
        var second = Killable.startCell(LINE, here);
        var gateway = door.join()) {
      route(standard, cell, second);
      List.of(gateway, standard, cell, second).forEach(Killable::awaitReady);
      furnish(standard.address());
      var nurse = hospital.as(gateway.address(), "REQUESTER");
      var own = new LineRequests(nurse, LINE, "MEAL");
      await().atMost(Duration.ofSeconds(30)).until(() -> own.one().isTaken());
      share(own, List.of(cell, second));
      second.terminate();
      route(standard, cell);
      try (var others = new LineRequests(nurse, Hospital.LINE, "SPILL").start(2)) {
        disturb(others, own, cell);
      }
    }
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
    var before = instances.stream().map(CellTests::requests).toList();
    for (var i = 0; i < 20; i++) {
      assertThat(own.one().isTaken()).isTrue();
    }
    for (var i = 0; i < instances.size(); i++) {
      var done = requests(instances.get(i)) - before.get(i);
      assertThat(done).as("done by instance " + i).isGreaterThanOrEqualTo(5);
    }
    told.add("20 requests to two instances of the cell were done by both");
  }

  /** Requests for new orders that an instance has counted. */
  private static double requests(Killable instance) {
    return metrics(instance)
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains("method=\"POST\"") && line.contains("work-orders\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String metrics(Killable instance) {
    var question =
        HttpRequest.newBuilder(URI.create(instance.address() + "/actuator/prometheus")).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(question, BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void disturb(LineRequests others, LineRequests own, Killable cell) {
    pass(others, 1);
    undisturbed = LineRequests.p99(pass(others, 2));

    cell.kill();
    putOff("killed", others, own);
    cell.restart();
    cell.awaitReady();
    comesBack(own);

    cell.signal("STOP");
    putOff("frozen", others, own);
    cell.signal("CONT");
    comesBack(own);

    others.take();
    var upgrade =
        CompletableFuture.runAsync(
            () -> {
              cell.terminate();
              cell.restart();
              cell.awaitReady();
            });
    while (!upgrade.isDone()) {
      var one = own.one();
      assertThat(one.isTaken() || one.isPutOff()).as("upgraded: " + one).isTrue();
    }
    upgrade.join();
    untouched("upgraded", others.take());
    comesBack(own);
    var figure =
        Figure.of(Promise.CELLS, "a cell killed, frozen (SIGSTOP), replaced").size(seconds);
    figure.proved("other lines: every request taken; own: 503 with Retry-After within 2 s, named");
    figure.told("other lines' p99", told).print();
  }

  /** Own requests are refused for now and in time, the board names the line, the others go on. */
  private void putOff(String how, LineRequests others, LineRequests own) {
    others.take();
    var until = System.nanoTime() + Duration.ofSeconds(seconds.here()).toNanos();
    while (System.nanoTime() < until) {
      var one = own.one();
      assertThat(one.isPutOff()).as(how + ": " + one).isTrue();
    }
    assertThat(own.missingOnTheBoard()).as(how).isEqualTo("[\"" + LINE + "\"]");
    untouched(how, others.take());
  }

  private void untouched(String how, List<LineRequests.Answered> others) {
    assertThat(others).as(how).isNotEmpty().allMatch(LineRequests.Answered::isTaken);
    var p99 = LineRequests.p99(others);
    assertThat(p99).as(how + ", p99 of other lines").isLessThan(10 * undisturbed + 2_000);
    told.add(
        String.format(
            Locale.ROOT,
            "%s: %.0f ms of %d requests, %.2f x %.0f ms before",
            how,
            p99,
            others.size(),
            p99 / undisturbed,
            undisturbed));
  }

  private List<LineRequests.Answered> pass(LineRequests others, int times) {
    others.take();
    var until = System.nanoTime() + times * Duration.ofSeconds(seconds.here()).toNanos();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> System.nanoTime() > until);
    return others.take();
  }

  private static void comesBack(LineRequests own) {
    await().atMost(Duration.ofSeconds(60)).until(() -> own.one().isTaken());
  }
}
