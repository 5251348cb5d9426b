package cn.houqin.standalone;

import cn.houqin.platform.Service;
import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.standalone.broker.Broker;
import cn.houqin.standalone.signin.Account;
import cn.houqin.standalone.signin.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The whole platform, started: store, broker, sign-in and the five services. */
public final class Platform implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
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
   * @param more accounts besides the demo hospital's
   * @param sources further configuration classes of every service, for tests (one JVM only)
   */
  public record Plan(
      Path home, Ports ports, boolean processes, List<Account> more, List<Class<?>> sources) {

    public static Plan at(Path home, Ports ports) {
      return new Plan(home, ports, false, List.of(), List.of());
    }
  }

  /** Starts everything; what was started is stopped again if something fails. */
  public static Platform start(Plan plan) {
    plan.ports().refuseTaken();
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
    mongo = LocalMongo.obtain(folder(home));
    started.push(mongo);
    var broker = Broker.start(home, ports.broker(), ports.controller());
    started.push(broker);
    var secret = UUID.randomUUID().toString();
    started.push(SignIn.start(home, ports.signIn(), accounts(plan, secret)));
    var routes = writeRoutes(home);
    for (var service : ServiceSpec.all(ports)) {
      var settings = settings(service, broker, routes, secret);
      started.push(
          plan.processes()
              ? ServiceProcess.start(service, settings, home)
              : Service.start(service.name(), settings, sources(service, plan))::close);
    }
    Readiness.await(ServiceSpec.all(ports));
    Seed.demoHospital(this);
  }

  private static Path folder(Path home) {
    try {
      return Files.createDirectories(home);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Class<?>[] sources(ServiceSpec service, Plan plan) {
    return Stream.concat(Stream.of(service.application()), plan.sources().stream())
        .toArray(Class<?>[]::new);
  }

  private static List<Account> accounts(Plan plan, String secret) {
    var accounts = new ArrayList<>(Account.demo());
    accounts.addAll(plan.more());
    accounts.addAll(Clients.in(plan.home()).all());
    for (var service : ServiceSpec.all(plan.ports())) {
      accounts.add(Account.service(service.name(), service.name() + "-" + secret));
    }
    return accounts;
  }

  private String[] settings(ServiceSpec service, Broker broker, Path routes, String secret) {
    return new String[] {
      "--server.port=" + service.port(),
      "--server.address=127.0.0.1",
      "--spring.mongodb.uri=" + mongo.uri(),
      "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
      "--houqin.security.issuer=" + issuer(),
      "--houqin.security.client-id=" + service.name(),
      "--houqin.security.client-secret=" + service.name() + "-" + secret,
      "--houqin.routes-file=" + routes,
      "--spring.autoconfigure.exclude=" + service.exclusions(),
      "--spring.main.register-shutdown-hook=false",
      "--spring.main.log-startup-info=false"
    };
  }

  private Path writeRoutes(Path home) {
    var text = new StringBuilder("services:\n");
    for (var service : ServiceSpec.all(ports)) {
      text.append("  ")
          .append(service.name())
          .append(": http://127.0.0.1:")
          .append(service.port())
          .append('\n');
    }
    text.append("lines: {}\n");
    try {
      return Files.writeString(home.resolve("routes.yml"), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Address of the gateway. */
  public String address() {
    return "http://127.0.0.1:" + ports.gateway();
  }

  /** Address of the sign-in server. */
  public String issuer() {
    return "http://127.0.0.1:" + ports.signIn();
  }

  /** Which MongoDB it runs on, in words. */
  public String store() {
    return "MongoDB " + mongo.version() + ", " + mongo.way();
  }

  public Ports ports() {
    return ports;
  }

  /** Stops what was started, the last first, and nothing else. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failed) {
        System.err.println("Stopping goes on after: " + failed);
      }
    }
  }
}
