package cn.houqin.standalone;

import cn.houqin.platform.Service;
import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.standalone.broker.Broker;
import cn.houqin.standalone.cell.Cells;
import cn.houqin.standalone.cell.Surroundings;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.Seed;
import cn.houqin.standalone.deployment.FolderLock;
import cn.houqin.standalone.deployment.Parts;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.deployment.Readiness;
import cn.houqin.standalone.deployment.ServiceSpec;
import cn.houqin.standalone.signin.Account;
import cn.houqin.standalone.signin.SignIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole platform, started: store, broker, sign-in and the five services. */
public final class Platform implements AutoCloseable {

  /** Beside what other platforms on this machine may use. */
  private static final int CELLS_FROM = 100;

  private final Parts parts;
  private final String secret = UUID.randomUUID().toString();
  private final Ports ports;
  private LocalMongo mongo = new LocalMongo("", "", "", null, null);

  private Platform(Ports ports, Parts parts) {
    this.ports = ports;
    this.parts = parts;
  }

  /**
   * How to start it.
   *
   * @param home where all data lies
   * @param processes each service as a process of its own, from its boot jar
   * @param cells lines with a work-order-service of their own, besides those that had one before
   * @param more accounts besides the demo hospital's
   * @param sources further configuration classes of every service, for tests (one JVM only)
   */
  public record Plan(
      Path home,
      Ports ports,
      boolean processes,
      List<String> cells,
      List<Account> more,
      List<Class<?>> sources) {

    /** Without cells. */
    public Plan(
        Path home, Ports ports, boolean processes, List<Account> more, List<Class<?>> sources) {
      this(home, ports, processes, List.of(), more, sources);
    }

    public static Plan at(Path home, Ports ports) {
      return new Plan(home, ports, false, List.of(), List.of(), List.of());
    }
  }

  /** Starts everything; what was started is stopped again if something fails. */
  public static Platform start(Plan plan) {
    return start(plan, new Parts());
  }

  /**
   * @param parts what it consists of, to be given up from outside
   */
  static Platform start(Plan plan, Parts parts) {
    var platform = new Platform(plan.ports(), parts);
    try {
      platform.startAll(plan);
      return platform;
    } catch (RuntimeException failed) {
      platform.close();
      throw failed;
    }
  }

  private void startAll(Plan plan) {
    var home = plan.home().toAbsolutePath();
    parts.add(FolderLock.ofPlatform(home));
    Safekeeping.refuseHalfRestored(home);
    var running = Running.in(home);
    running.write(ports, "");
    parts.add(running::delete);
    LeftBehind.stop(home);
    ports.refuseTaken();
    var settings = ServiceSettings.in(home, ports);
    var store = parts.begin("store", () -> LocalMongo.obtain(home));
    parts.begin("broker", () -> Broker.start(home, ports.broker(), ports.controller()));
    var signIn =
        parts.begin(
            "sign-in",
            () -> SignIn.start(home, ports.signIn(), URI.create(address()), () -> accounts(plan)));
    var gateway = ServiceSpec.named("gateway", ports);
    begin(gateway, settings.of(gateway), plan);
    mongo = store.get();
    running.write(ports, mongo.uri());
    var contracts = ServiceSpec.named("contract-service", ports);
    var ready = begin(contracts, settings.of(contracts, mongo), plan);
    ServiceSpec.all(ports).stream()
        .filter(service -> !List.of(gateway, contracts).contains(service))
        .forEach(service -> begin(service, settings.of(service, mongo), plan));
    signIn.get();
    ready.get();
    Seed.demoHospital(new Api("http://127.0.0.1:" + ports.contract(), issuer()));
    parts.await();
    startCells(plan, home);
  }

  /**
   * Also before the broker answers: a service waits for that itself.
   *
   * @return its being ready for work
   */
  private Parts.Part<?> begin(ServiceSpec service, List<String> settings, Plan plan) {
    var begun = parts.begin(service.name(), () -> begun(service, settings, plan));
    return parts.begin(
        service.name() + " ready",
        () -> {
          begun.get();
          Readiness.await(service.name(), service.port(), parts::goOn);
          return () -> {};
        });
  }

  private AutoCloseable begun(ServiceSpec service, List<String> settings, Plan plan) {
    return plan.processes()
        ? ServiceProcess.start(
            service.name(), service.name(), settings, secret(service), plan.home())
        : startHere(service, settings, plan)::close;
  }

  private void startCells(Plan plan, Path home) {
    var orders = ServiceSpec.named("work-order-service", ports);
    var around =
        new Surroundings(
            mongo.uri(),
            ports.brokerAddress(),
            issuer(),
            secret(orders),
            URI.create("http://127.0.0.1:" + ports.workOrder()),
            ports.gateway() + CELLS_FROM);
    parts.add(around.keep(home));
    var cells = new Cells(home, System.out::println);
    parts.add(cells::stop);
    cells.start(plan.cells());
  }

  private ConfigurableApplicationContext startHere(
      ServiceSpec service, List<String> settings, Plan plan) {
    var all =
        Stream.concat(
            settings.stream(), Stream.of("--houqin.security.client-secret=" + secret(service)));
    return Service.start(service.name(), all.toArray(String[]::new), sources(service, plan));
  }

  private static Class<?>[] sources(ServiceSpec service, Plan plan) {
    return Stream.concat(Stream.of(service.application()), plan.sources().stream())
        .toArray(Class<?>[]::new);
  }

  /** Asked for at every sign-in, so that a client made while it runs is known at once. */
  private List<Account> accounts(Plan plan) {
    var accounts = new ArrayList<>(Account.demo());
    accounts.addAll(plan.more());
    accounts.addAll(Clients.in(plan.home()).all());
    for (var service : ServiceSpec.all(ports)) {
      accounts.add(Account.service(service.name(), secret(service), service.scopes()));
    }
    return accounts;
  }

  private String secret(ServiceSpec service) {
    return service.name() + "-" + secret;
  }

  /** Address of the gateway. */
  public String address() {
    return ports.address();
  }

  /** Address of the sign-in server. */
  public String issuer() {
    return ports.issuer();
  }

  /** Which MongoDB it runs on, in words. */
  public String store() {
    return "MongoDB " + mongo.version() + ", " + mongo.way();
  }

  /** Address of the MongoDB, without a database: for whoever digests what is stored. */
  public String storeAddress() {
    return mongo.uri();
  }

  public Ports ports() {
    return ports;
  }

  /** Stops what was started, the last first, and nothing else. */
  @Override
  public void close() {
    parts.close();
  }
}
