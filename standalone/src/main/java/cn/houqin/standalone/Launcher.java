package cn.houqin.standalone;

import cn.houqin.platform.localmongo.NoMongo;
import cn.houqin.standalone.backup.NoBackup;
import cn.houqin.standalone.cell.Cells;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.FolderLock;
import cn.houqin.standalone.deployment.Parts;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.doctor.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
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
    // Before several threads do at the same time.
    LoggerFactory.getILoggerFactory();
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
          new Demonstration(home, from.orElse(scenario()), json).run(at);
      case CommandLine.Measure(var processes, var runs) -> Measurement.run(processes, runs);
      case CommandLine.RecordStart(var processes) ->
          Recording.run(processes, scenario(), Clock.systemUTC().instant());
    };
  }

  private static Path scenario() {
    return Path.of(System.getProperty("houqin.root", "."), "scenario");
  }

  private int up(CommandLine.Up up) {
    var running = Running.in(home);
    if (running.isAlive()) {
      throw new CannotStart("It runs already in " + home + ". ./houqin down stops it.");
    }
    var asked = new CountDownLatch(1);
    var parts = new Parts();
    var ending =
        Ending.of(
            () -> {
              asked.countDown();
              parts.giveUp();
            });
    var plan =
        new Platform.Plan(home, up.ports(), up.processes(), up.cells(), List.of(), List.of());
    try (var platform = Platform.start(plan, parts)) {
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
    return rounds(running).readiness() ? 0 : 1;
  }

  private Rounds rounds(Running running) {
    return new Rounds(home, running.ports());
  }

  private int cell(CommandLine.Change change, String line) {
    if (!Running.in(home).isAlive()) {
      throw new CannotStart("Nothing runs in " + home + ". ./houqin up --cell " + line);
    }
    var cells = new Cells(home, System.out::println);
    try (var _ = FolderLock.ofCellCommand(home)) {
      switch (change) {
        case ADD -> cells.add(line);
        case REMOVE -> cells.remove(line);
        case RESTART -> cells.restart(line);
      }
    }
    return 0;
  }

  private int doctor() {
    var running = Running.in(home);
    if (!running.isAlive()) {
      System.out.println("Nothing runs in " + home + ".");
      return 1;
    }
    return rounds(running).health() ? 0 : 1;
  }

  private int reset() {
    if (Running.in(home).isAlive()) {
      throw new CannotStart("It runs. ./houqin down first.");
    }
    if (!Files.exists(home)) {
      System.out.println("There is no data in " + home + ".");
      return 0;
    }
    try (var held = FolderLock.ofPlatform(home);
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
}
