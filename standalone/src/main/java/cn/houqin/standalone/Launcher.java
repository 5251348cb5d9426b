package cn.houqin.standalone;

import cn.houqin.platform.localmongo.NoMongo;
import cn.houqin.standalone.backup.NoBackup;
import cn.houqin.standalone.cell.Cells;
import cn.houqin.standalone.demo.DemoMonth;
import cn.houqin.standalone.doctor.Doctor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Does what the command line asks for, in one data folder. */
public final class Launcher {

  private final Path home;

  private Launcher(Path home) {
    this.home = home;
  }

  public static void main(String[] args) {
    // Services on one class path would each set up logging anew: logback.xml holds for all.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    var given = System.getenv("HOUQIN_HOME");
    var home = Path.of(given == null || given.isBlank() ? ".houqin" : given);
    System.exit(new Launcher(home).answer(List.of(args)));
  }

  private int answer(List<String> words) {
    try {
      return run(CommandLine.of(words));
    } catch (CannotStart | NoMongo | NoBackup cannot) {
      System.err.println(cannot.getMessage());
    } catch (Api.Refused refused) {
      System.err.println("The platform refused: " + refused.getMessage());
    } catch (RuntimeException unforeseen) {
      unforeseen.printStackTrace();
      System.err.println("It failed for the reason above; data lies in " + home + ".");
    }
    return 1;
  }

  private int run(CommandLine command) {
    return switch (command) {
      case CommandLine.Up up -> up(up);
      case CommandLine.Cell(var change, var line) -> cell(change, line);
      case CommandLine.Down() -> down();
      case CommandLine.Status() -> status();
      case CommandLine.Doctor() -> doctor();
      case CommandLine.Reset() -> reset();
      case CommandLine.KeepBackup(var folder, var of) -> Safekeeping.in(home).backup(folder, of);
      case CommandLine.RestoreBackup(var folder, var onto) ->
          Safekeeping.in(home).restore(folder, onto);
      case CommandLine.RebuildScores(var of) -> Safekeeping.in(home).rebuild(of);
      case CommandLine.CreateClient(var name) -> client(name);
      case CommandLine.Demo(var from, var at, var json) ->
          demo(from.orElse(Path.of(System.getProperty("houqin.root", "."), "scenario")), at, json);
      case CommandLine.Measure(var processes, var runs) -> Measurement.run(processes, runs);
      case CommandLine.RecordStart(var processes) ->
          Recording.run(processes, Clock.systemUTC().instant());
    };
  }

  private int up(CommandLine.Up up) {
    var running = Running.in(home);
    if (running.isAlive()) {
      throw new CannotStart("It runs already in " + home + ". ./houqin down stops it.");
    }
    var asked = new CountDownLatch(1);
    var ending = Ending.of(asked::countDown);
    var plan =
        new Platform.Plan(home, up.ports(), up.processes(), up.cells(), List.of(), List.of());
    try (var platform = Platform.start(plan)) {
      System.out.print(Screen.of(platform, home.toAbsolutePath()));
      asked.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      ending.done();
    }
    return 0;
  }

  private int down() {
    var running = Running.in(home);
    if (running.isAlive()) {
      running.stop();
      System.out.println("Stopped.");
    } else if (LeftBehind.stop(home)) {
      System.out.println("Stopped what a killed start had left behind.");
    } else {
      System.out.println("Nothing runs in " + home + ".");
    }
    return 0;
  }

  private int status() {
    var running = Running.in(home);
    if (!running.isAlive()) {
      System.out.println("Nothing runs in " + home + ".");
      return 1;
    }
    var ready = say("sign-in", Readiness.isSigningIn(running.ports().signIn()));
    for (var one : deployments(running.ports()).entrySet()) {
      ready &= say(one.getKey(), Readiness.isReady(one.getValue().getPort()));
    }
    return ready ? 0 : 1;
  }

  /** The services, and lines with a deployment of their own. */
  private Map<String, URI> deployments(Ports ports) {
    var all = new LinkedHashMap<String, URI>();
    for (var service : ServiceSpec.all(ports)) {
      all.put(service.name(), URI.create("http://127.0.0.1:" + service.port()));
    }
    new Cells(home, System.out::println)
        .deployments()
        .forEach((line, at) -> all.put("work-order-service/" + line, at));
    return all;
  }

  private int cell(CommandLine.Change change, String line) {
    if (!Running.in(home).isAlive()) {
      throw new CannotStart("Nothing runs in " + home + ". ./houqin up --cell " + line);
    }
    var cells = new Cells(home, System.out::println);
    switch (change) {
      case ADD -> cells.add(line);
      case REMOVE -> cells.remove(line);
      case RESTART -> cells.restart(line);
    }
    return 0;
  }

  private static boolean say(String name, boolean ready) {
    System.out.printf("%-30s %s%n", name, ready ? "ready" : "not ready");
    return ready;
  }

  private int doctor() {
    var running = Running.in(home);
    if (!running.isAlive()) {
      System.out.println("Nothing runs in " + home + ".");
      return 1;
    }
    var doctor = new Doctor();
    var well = say("sign-in", Readiness.isSigningIn(running.ports().signIn()));
    for (var one : deployments(running.ports()).entrySet()) {
      var complaints = doctor.look(new Doctor.Patient(one.getKey(), one.getValue()));
      System.out.printf("%-30s %s%n", one.getKey(), complaints.isEmpty() ? "well" : "not well");
      complaints.forEach(complaint -> System.out.println("  - " + complaint));
      well &= complaints.isEmpty();
    }
    return well ? 0 : 1;
  }

  private int reset() {
    if (Running.in(home).isAlive()) {
      throw new CannotStart("It runs. ./houqin down first.");
    }
    if (!Files.exists(home)) {
      System.out.println("There is no data in " + home + ".");
      return 0;
    }
    try (var held = HomeInUse.by(home);
        var files = Files.walk(home)) {
      assert held.held().isOpen();
      LeftBehind.stop(home);
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new CannotStart("Data in " + home + " could not be removed: " + failed.getMessage());
    }
    System.out.println("Data in " + home + " is gone.");
    return 0;
  }

  private int client(String name) {
    var running = Running.in(home);
    var ports = running.isAlive() ? running.ports() : Ports.STANDARD;
    System.out.print(Screen.ofClient(Clients.in(home).create(name), ports));
    return 0;
  }

  private int demo(Path folder, Optional<CommandLine.Elsewhere> at, boolean json) {
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("There is no folder " + folder + ". --from names a month's folder.");
    }
    if (at.isPresent()) {
      var api = new Api(at.get().address().toString(), at.get().tokens());
      Seed.demoHospital(api);
      return print(new DemoMonth(api, "", folder), json);
    }
    var running = Running.in(home);
    if (running.isAlive()) {
      var api = new Api(running.ports().address(), running.ports().issuer());
      return print(new DemoMonth(api, "", folder), json);
    }
    var started = new AtomicReference<Platform>();
    var ending = Ending.of(() -> Optional.ofNullable(started.get()).ifPresent(Platform::close));
    try (var platform = Platform.start(Platform.Plan.at(home, Ports.free()))) {
      started.set(platform);
      return print(new DemoMonth(new Api(platform.address(), platform.issuer()), "", folder), json);
    } finally {
      ending.done();
    }
  }

  private static int print(DemoMonth month, boolean json) {
    var figures = month.run();
    System.out.println(json ? figures.toPrettyString() : month.table(figures));
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
