package cn.houqin.endtoend;

import cn.houqin.platform.caller.Role;
import cn.houqin.standalone.Platform;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.DemoMonth;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.signin.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform with one hospital's settled month on it, and twenty of its orders driven live in
 * another hospital first; started once for all tests of the JVM that look at it. Another folder by
 * houqin.scenario.
 */
public final class AMonth {

  private static final Path FOLDER =
      Path.of(
          System.getProperty("houqin.scenario", System.getProperty("houqin.root") + "/scenario"));

  private final Platform platform;
  private final Api api;
  private final DemoMonth month;
  private JsonNode figures = JsonMapper.shared().nullNode();
  private JsonNode again = JsonMapper.shared().nullNode();
  private Map<String, TreeSet<String>> imported = Map.of();
  private Supplier<Map<String, TreeSet<String>>> live = Map::of;

  /** Started when first asked for. */
  private static final class Once {
    static final AMonth MONTH = start();
  }

  public static AMonth lived() {
    return Once.MONTH;
  }

  /** Where its services listen. */
  Ports ports() {
    return platform.ports();
  }

  private AMonth(Platform platform) {
    this.platform = platform;
    this.api = new Api(platform.address(), platform.issuer());
    this.month = new DemoMonth(api, "", FOLDER);
  }

  private static AMonth start() {
    try {
      var home = Files.createTempDirectory("houqin-month");
      var accounts = new ArrayList<>(Account.people("live"));
      accounts.addAll(Account.people("parts"));
      accounts.addAll(Account.people("argued"));
      accounts.addAll(Account.people("barred"));
      accounts.addAll(Everybody.accounts());
      var platform =
          Platform.start(
              new Platform.Plan(home, Ports.free(), false, accounts, List.of(SettableClock.class)));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, home)));
      System.out.println("[store] " + platform.store() + " [broker] Kafka in the launcher's JVM");
      var month = new AMonth(platform);
      month.live();
      return month;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void stop(Platform platform, Path home) {
    platform.close();
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("Left behind: " + home);
    }
  }

  private void live() throws IOException {
    var contracts = read("contracts.json");
    var orders = new LiveOrders(api, FOLDER);
    api.put(
            "live-admin",
            "/api/hospital",
            Map.of("name", "Live", "zone", "Asia/Shanghai", "migrating", true))
        .ok();
    api.put(
            Everybody.foreign(Role.ADMINISTRATOR),
            "/api/hospital",
            Map.of("name", "Elsewhere", "zone", "Asia/Shanghai", "migrating", true))
        .ok();
    new DemoMonth(api, "live-", FOLDER).setUp();
    orders.drive();
    SettableClock.setForward(Instant.parse(read("month.json").get("asOf").asString()));
    figures = month.run();
    again = month.run();
    imported = orders.importedEvidence(contracts);
    live = () -> orders.evidence(contracts);
  }

  private static JsonNode read(String file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(file)));
  }

  public Platform platform() {
    return platform;
  }

  public Api api() {
    return api;
  }

  /** The same month for another hospital, whose people's names begin so. */
  DemoMonth monthOf(String prefix) {
    return new DemoMonth(api, prefix, FOLDER);
  }

  DemoMonth month() {
    return month;
  }

  /** What the services said it came to, and what they said when it was all done again. */
  JsonNode figures() {
    return figures;
  }

  JsonNode figuresAgain() {
    return again;
  }

  /** Evidence of the twenty orders where they were imported. */
  Map<String, TreeSet<String>> importedEvidence() {
    return imported;
  }

  /** Evidence of the twenty orders where they were driven live, as it stands now. */
  Map<String, TreeSet<String>> liveEvidence() {
    return live.get();
  }
}
