package cn.houqin.standalone;

import cn.houqin.platform.Service;
import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.standalone.broker.Broker;
import cn.houqin.standalone.cell.Cells;
import cn.houqin.standalone.cell.RouteTable;
import cn.houqin.standalone.cell.Surroundings;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.Seed;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.deployment.Readiness;
import cn.houqin.standalone.deployment.ServiceSpec;
import cn.houqin.standalone.signin.Account;
import cn.houqin.standalone.signin.SignIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole platform, started: store, broker, sign-in and the five services. */
public final class Platform implements AutoCloseable {

  /** Beside what other platforms on this machine may use. */
  private static final int CELLS_FROM = 100;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final String secret = UUID.randomUUID().toString();
  private final Ports ports;
  private LocalMongo mongo = new LocalMongo("", "", "", null, null);

  private Platform(Ports ports) {
    this.ports = ports;
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
    var platform = new Platform(plan.ports());
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
    started.push(HomeInUse.by(home));
    Safekeeping.refuseHalfRestored(home);
    var running = Running.in(home);
    running.write(ports, "");
    started.push(running::delete);
    LeftBehind.stop(home);
    ports.refuseTaken();
    mongo = LocalMongo.obtain(home);
    started.push(mongo);
    running.write(ports, mongo.uri());
    var broker = Broker.start(home, ports.broker(), ports.controller());
    started.push(broker);
    started.push(SignIn.start(home, ports.signIn(), URI.create(address()), () -> accounts(plan)));
    var routes = writeRoutes(home);
    for (var service : ServiceSpec.all(ports)) {
      var settings = settings(service, broker, routes);
      started.push(
          plan.processes()
              ? ServiceProcess.start(
                  service.name(), service.name(), settings, secret(service), home)
              : startHere(service, settings, plan)::close);
    }
    Readiness.await(ports);
    Seed.demoHospital(new Api(address(), issuer()));
    startCells(plan, broker, home);
  }

  private void startCells(Plan plan, Broker broker, Path home) {
    var orders = ServiceSpec.named("work-order-service");
    var around =
        new Surroundings(
            mongo.uri(),
            broker.bootstrapServers(),
            issuer(),
            secret(orders),
            URI.create("http://127.0.0.1:" + ports.workOrder()),
            ports.gateway() + CELLS_FROM);
    started.push(around.keep(home));
    var cells = new Cells(home, System.out::println);
    started.push(cells::stop);
    cells.start(plan.cells());
  }

  private ConfigurableApplicationContext startHere(
      ServiceSpec service, String[] settings, Plan plan) {
    var all =
        Stream.concat(
            Arrays.stream(settings),
            Stream.of("--houqin.security.client-secret=" + secret(service)));
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

  private String[] settings(ServiceSpec service, Broker broker, Path routes) {
    return new String[] {
      "--server.port=" + service.port(),
      "--server.address=127.0.0.1",
      "--spring.mongodb.uri=" + mongo.uri(),
      "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
      "--houqin.security.issuer=" + issuer(),
      "--houqin.security.client-id=" + service.name(),
      ServiceProcess.routes(routes),
      "--spring.autoconfigure.exclude=" + service.exclusions(),
      "--spring.main.register-shutdown-hook=false",
      "--spring.main.log-startup-info=false"
    };
  }

  private Path writeRoutes(Path home) {
    var services = new TreeMap<String, List<URI>>();
    for (var service : ServiceSpec.all(ports)) {
      services.put(service.name(), List.of(URI.create("http://127.0.0.1:" + service.port())));
    }
    var routes = RouteTable.in(home);
    routes.write(services, Map.of());
    return routes.file();
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
  public synchronized void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failed) {
        System.err.println("Stopping goes on after: " + failed);
      }
    }
  }
}
