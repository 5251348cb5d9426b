package cn.houqin.standalone;

import cn.houqin.platform.localmongo.NoMongo;
import cn.houqin.standalone.demo.DemoMonth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command line: up, down, status, reset, client create, demo month. */
public final class Launcher {

  private static final String USAGE =
      "Usage: ./houqin up [--processes] [--port BASE] | down | status | reset | client create NAME"
          + " | demo month [--from DIR] [--json]";

  private final Path home;
  private final List<String> words;

  private Launcher(Path home, List<String> words) {
    this.home = home;
    this.words = words;
  }

  public static void main(String[] args) {
    var given = System.getenv("HOUQIN_HOME");
    var home = Path.of(given == null || given.isBlank() ? ".houqin" : given);
    int status;
    try {
      status = new Launcher(home, Arrays.asList(args)).run();
    } catch (CannotStart | NoMongo cannot) {
      System.err.println(cannot.getMessage());
      status = 1;
    } catch (Api.Refused refused) {
      System.err.println("The platform refused: " + refused.getMessage());
      status = 1;
    }
    System.exit(status);
  }

  private int run() {
    if (words.isEmpty()) {
      throw new CannotStart(USAGE);
    }
    return switch (words.getFirst()) {
      case "up" -> up();
      case "down" -> down();
      case "status" -> status();
      case "reset" -> reset();
      case "client" -> client();
      case "demo" -> demo();
      default -> throw new CannotStart(USAGE);
    };
  }

  private Ports ports() {
    var at = words.indexOf("--port");
    if (at < 0) {
      return new Ports(8080, 8081, 8082, 8083, 8084, 9000, 9092, 9093);
    }
    if (at + 1 == words.size() || !words.get(at + 1).matches("\\d{4,5}")) {
      throw new CannotStart("--port needs the first of eight ports, for example --port 18080.");
    }
    return Ports.from(Integer.parseInt(words.get(at + 1)));
  }

  private int up() {
    var running = Running.in(home);
    if (running.isAlive()) {
      throw new CannotStart("It runs already in " + home + ". ./houqin down stops it.");
    }
    var plan =
        new Platform.Plan(home, ports(), words.contains("--processes"), List.of(), List.of());
    var stopped = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, ended)));
    try (var platform = Platform.start(plan)) {
      running.write(platform.ports());
      System.out.print(Screen.of(platform, home.toAbsolutePath()));
      stopped.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      running.delete();
      ended.countDown();
    }
    return 0;
  }

  /** Ctrl-C: lets what was started stop before the JVM ends. */
  private static void stop(CountDownLatch stopped, CountDownLatch ended) {
    stopped.countDown();
    try {
      if (!ended.await(60, TimeUnit.SECONDS)) {
        System.err.println("Not everything stopped within 60 s.");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int down() {
    var running = Running.in(home);
    if (!running.isAlive()) {
      System.out.println("Nothing runs in " + home + ".");
      return 0;
    }
    running.stop();
    System.out.println("Stopped.");
    return 0;
  }

  private int status() {
    var running = Running.in(home);
    if (!running.isAlive()) {
      System.out.println("Nothing runs in " + home + ".");
      return 1;
    }
    var ready = true;
    for (var service : ServiceSpec.all(running.ports())) {
      var isReady = Readiness.isReady(service.port());
      System.out.printf("%-20s %s%n", service.name(), isReady ? "ready" : "not ready");
      ready &= isReady;
    }
    return ready ? 0 : 1;
  }

  private int reset() {
    if (Running.in(home).isAlive()) {
      throw new CannotStart("It runs. ./houqin down first.");
    }
    if (!Files.exists(home)) {
      System.out.println("There is no data in " + home + ".");
      return 0;
    }
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new CannotStart("Data in " + home + " could not be removed: " + failed.getMessage());
    }
    System.out.println("Data in " + home + " is gone.");
    return 0;
  }

  private int client() {
    if (words.size() != 3
        || !words.get(1).equals("create")
        || !words.get(2).matches("[a-z][a-z0-9-]{2,39}")) {
      throw new CannotStart("Usage: ./houqin client create NAME (small letters, digits, hyphens)");
    }
    var client = Clients.in(home).create(words.get(2));
    var ports = ports();
    System.out.printf(
        """
        client id     %s
        secret        %s
        It may do what an INTEGRATOR of the demo hospital may, from the next ./houqin up on.

        TOKEN=$(curl -s -u %1$s:%2$s -d grant_type=client_credentials http://127.0.0.1:%3$d/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
        curl -s -H "Authorization: Bearer $TOKEN" http://127.0.0.1:%4$d/api/service-lines
        """,
        client.name(), client.secret(), ports.signIn(), ports.gateway());
    return 0;
  }

  private int demo() {
    if (words.size() < 2 || !words.get(1).equals("month")) {
      throw new CannotStart(USAGE);
    }
    var from = words.indexOf("--from");
    if (from >= 0 && from + 1 == words.size()) {
      throw new CannotStart("--from needs a folder.");
    }
    var folder =
        from < 0
            ? Path.of(System.getProperty("houqin.root", "."), "scenario")
            : Path.of(words.get(from + 1));
    var running = Running.in(home);
    if (running.isAlive()) {
      var ports = running.ports();
      return demo(
          folder, "http://127.0.0.1:" + ports.gateway(), "http://127.0.0.1:" + ports.signIn());
    }
    try (var platform = Platform.start(Platform.Plan.at(home, Ports.free()))) {
      return demo(folder, platform.address(), platform.issuer());
    }
  }

  private int demo(Path folder, String address, String issuer) {
    var month = new DemoMonth(new Api(address, issuer), "", folder);
    var figures = month.run();
    System.out.println(words.contains("--json") ? figures.toPrettyString() : month.table(figures));
    var difference = month.difference(figures);
    if (difference.isPresent()) {
      System.err.println("Not as expected: " + difference.get());
      return 1;
    }
    if (month.isExpected()) {
      System.err.println("Every figure is as expected.");
    }
    return 0;
  }
}
