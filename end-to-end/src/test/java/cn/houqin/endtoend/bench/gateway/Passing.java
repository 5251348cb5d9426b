package cn.houqin.endtoend.bench.gateway;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.ground.Unit;
import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Spread;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import cn.houqin.endtoend.faults.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * B13: the gateway with token check, route and limit beside gateways that only pass on, all to one
 * nginx that always answers the same kilobyte.
 */
public final class Passing implements Benchmark {

  private static final String PATH = "/api/work-orders";
  private static final int CLIENTS = 32;

  @Override
  public String id() {
    return "B13";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var nginx = new Nginx();
    var behind = ground.counted(nginx.answering());
    var sides = new java.util.LinkedHashMap<String, Job>();
    var token = ground.hospital().token("DISPATCHER");
    sides.put(OURS, job(ours(ground, behind).address(), token));
    bareGateway("webflux", behind).ifPresent(unit -> sides.put(WEBFLUX, started(ground, unit)));
    sides.put("nginx as proxy", job(ground.counted(nginx.passing(behind)).address(), ""));
    sides.put("nothing between", job(behind.address(), ""));
    for (var side : sides.values()) {
      Load.closed(CLIENTS, 3 * Sizes.warmUp()).warm(side);
    }
    var n = 5 * Sizes.requests();
    var pairs = Pairs.none();
    sides.forEach((name, job) -> pairs.and(name, () -> Load.closed(CLIENTS, n).run(job, ground)));
    report(pairs.run(), sheet);
  }

  private static final String OURS = "gateway: token check, route, limit";
  private static final String WEBFLUX = "Spring Cloud Gateway (WebFlux), one route, nothing else";

  private static void report(Map<String, Trial> trials, Sheet sheet) {
    var bare = trials.get(WEBFLUX);
    trials.forEach(
        (name, trial) -> {
          var line = Line.of("B13", name + ", " + CLIENTS + " clients", trial);
          if (!name.equals(OURS)) {
            sheet.add(line);
          } else if (bare == null) {
            sheet.add(line.note("bare gateway not there, see end-to-end/README.md"));
          } else {
            var most = 1.5 * gateway(bare);
            sheet.add(
                line.note(
                        "%s times the bare gateway's CPU"
                            .formatted(Spread.number(gateway(trial) / gateway(bare))))
                    .peer("bare 0.12 ms, caddy 0.09, nginx 0.02")
                    .target(
                        "<= 1.5x of bare in this run: %s ms".formatted(Spread.number(most)),
                        gateway(trial) <= most && trial.wrong() == 0));
          }
        });
  }

  private static double gateway(Trial trial) {
    return trial.of(one -> one.cpu().gateway()).median();
  }

  private static Job job(String address, String token) {
    var request = Http.get(PATH, token);
    return new Http(address).job((_, _) -> request);
  }

  private static Job started(Ground ground, Unit unit) {
    var job = job(ground.counted(unit).address(), "");
    var http = new Http(unit.address());
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .until(() -> http.send(0, Http.get(PATH, "")).status() == 200);
    return job;
  }

  /** One more gateway, whose services are all that nginx. */
  private static Unit ours(Ground ground, Unit behind) throws IOException {
    var routes = Files.createTempFile("houqin-bench", ".yml");
    routes.toFile().deleteOnExit();
    Files.writeString(routes, "services:\n  work-order-service: " + behind.address() + "\n");
    return ground.another(
        "gateway",
        "--houqin.routes-file=" + routes,
        "--houqin.rate-limit.requests-per-minute=100000000");
  }

  /** Empty where its libraries were not fetched. */
  private static java.util.Optional<Unit> bareGateway(String kind, Unit behind) {
    var libraries =
        Path.of(System.getProperty("houqin.root"), "end-to-end", "target", "bare-gateway");
    if (!Files.isDirectory(libraries)) {
      return java.util.Optional.empty();
    }
    var port = Surroundings.freePort();
    var route = "--spring.cloud.gateway.server." + kind + ".routes[0].";
    var words = new ArrayList<>(List.of("-Xmx512m", "-cp"));
    words.add(
        Path.of(System.getProperty("houqin.root"), "end-to-end", "target", "test-classes")
            + ":"
            + libraries
            + "/*");
    words.add(BareGateway.class.getName());
    words.addAll(
        List.of(
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            route + "id=all",
            route + "uri=" + behind.address(),
            route + "predicates[0]=Path=/**"));
    return java.util.Optional.of(Unit.java("gateway-bare-" + kind, port, words));
  }
}
