package cn.houqin.standalone;

import cn.houqin.standalone.backup.Ground;
import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What somebody asked for on the command line. */
sealed interface CommandLine {

  String USAGE =
      "Usage: ./houqin up [--processes] [--cell LINE]... [--port BASE] | down | status | doctor |"
          + " reset | cell add|remove|restart LINE | client create NAME | backup DIR [--store URI"
          + " --broker ADDRESS] | restore DIR [--store URI --broker ADDRESS] | rebuild"
          + " vendor-kpi-service [--store URI --broker ADDRESS] | demo month [--from DIR] [--json]"
          + " [--at URL --tokens URL] | measure [--processes] [--runs N] | record [--processes]";

  /** Start everything and stay. */
  record Up(Ports ports, boolean processes, List<String> cells) implements CommandLine {}

  /** Stop what runs. */
  record Down() implements CommandLine {}

  /** Say what is ready. */
  record Status() implements CommandLine {}

  /** Say what is wrong. */
  record Doctor() implements CommandLine {}

  /** Remove all data. */
  record Reset() implements CommandLine {}

  /** Keep a copy of store and topics; of those named, else of what lies in the data folder. */
  record KeepBackup(Path folder, Optional<Ground> of) implements CommandLine {}

  /** Put a copy back where nothing is; where named, else into the data folder. */
  record RestoreBackup(Path folder, Optional<Ground> onto) implements CommandLine {}

  /** Give a line a deployment of its own, take it away, or start it anew, while the rest runs. */
  record Cell(Change change, String line) implements CommandLine {}

  /** What is to become of a line's own deployment. */
  enum Change {
    ADD,
    REMOVE,
    RESTART
  }

  /** Let scores be made again from events; of those named, else of what lies in the data folder. */
  record RebuildScores(Optional<Ground> of) implements CommandLine {}

  /** Make a client for a machine. */
  record CreateClient(String name) implements CommandLine {}

  /**
   * Run a hospital's month; the one shipped if no folder is named, on what runs here if no other
   * platform is.
   */
  record Demo(Optional<Path> from, Optional<Elsewhere> at, boolean json) implements CommandLine {}

  /** A platform that something else started: its gateway and where clients get tokens. */
  record Elsewhere(URI address, URI tokens) {}

  /** Start several times and say how long it took and how much memory it holds. */
  record Measure(boolean processes, int runs) implements CommandLine {}

  /** Start once and write down what was loaded, so that later starts are fast. */
  record RecordStart(boolean processes) implements CommandLine {}

  /** Refuses a word that is not known, missing or said twice. */
  static CommandLine of(List<String> words) {
    var rest = new ArrayDeque<>(words);
    var command =
        switch (next(rest)) {
          case "up" -> up(rest);
          case "down" -> new Down();
          case "status" -> new Status();
          case "doctor" -> new Doctor();
          case "reset" -> new Reset();
          case "backup" -> new KeepBackup(folder(rest), ground(rest));
          case "restore" -> new RestoreBackup(folder(rest), ground(rest));
          case "cell" -> cell(rest);
          case "rebuild" -> rebuild(rest);
          case "client" -> client(rest);
          case "demo" -> demo(rest);
          case "measure" -> new Measure(rest.remove("--processes"), runs(rest));
          case "record" -> new RecordStart(rest.remove("--processes"));
          default -> throw new CannotStart(USAGE);
        };
    if (!rest.isEmpty()) {
      throw new CannotStart("What is " + rest.getFirst() + "? " + USAGE);
    }
    return command;
  }

  private static void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new CannotStart(otherwise + USAGE);
    }
  }

  private static String next(Deque<String> rest) {
    return rest.isEmpty() ? "" : rest.removeFirst();
  }

  private static Up up(Deque<String> rest) {
    var ports =
        value(rest, "--port")
            .map(text -> Ports.from(text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0))
            .orElse(Ports.STANDARD);
    var cells = new ArrayList<String>();
    for (var cell = value(rest, "--cell"); cell.isPresent(); cell = value(rest, "--cell")) {
      cells.add(line(cell.get()));
    }
    return new Up(ports, rest.remove("--processes") || !cells.isEmpty(), List.copyOf(cells));
  }

  private static int runs(Deque<String> rest) {
    var runs = value(rest, "--runs").orElse("5");
    require(runs.matches("[1-9]\\d?"), "--runs needs a number from 1 to 99. ");
    return Integer.parseInt(runs);
  }

  private static Cell cell(Deque<String> rest) {
    var change =
        switch (next(rest)) {
          case "add" -> Change.ADD;
          case "remove" -> Change.REMOVE;
          case "restart" -> Change.RESTART;
          default -> throw new CannotStart(USAGE);
        };
    return new Cell(change, line(next(rest)));
  }

  private static String line(String code) {
    require(code.matches("[A-Z][A-Z0-9_]{1,39}"), "\"" + code + "\" is no service line's code. ");
    return code;
  }

  private static Path folder(Deque<String> rest) {
    var folder = next(rest);
    require(!folder.isEmpty() && !folder.startsWith("-"), "A folder is needed. ");
    return Path.of(folder);
  }

  private static RebuildScores rebuild(Deque<String> rest) {
    require(next(rest).equals("vendor-kpi-service"), "Only vendor-kpi-service can be rebuilt. ");
    return new RebuildScores(ground(rest));
  }

  private static Optional<Ground> ground(Deque<String> rest) {
    var store = value(rest, "--store");
    var broker = value(rest, "--broker");
    require(store.isPresent() == broker.isPresent(), "--store and --broker belong together. ");
    return store.map(uri -> Ground.of(uri, broker.orElseThrow()));
  }

  private static CreateClient client(Deque<String> rest) {
    var create = next(rest);
    var name = next(rest);
    if (!create.equals("create") || !name.matches("[a-z][a-z0-9-]{2,39}")) {
      throw new CannotStart(
          "Usage: ./houqin client create NAME (3 to 40 small letters, digits, hyphens)");
    }
    return new CreateClient(name);
  }

  private static Demo demo(Deque<String> rest) {
    require(next(rest).equals("month"), "");
    return new Demo(value(rest, "--from").map(Path::of), elsewhere(rest), rest.remove("--json"));
  }

  private static Optional<Elsewhere> elsewhere(Deque<String> rest) {
    var address = value(rest, "--at").map(CommandLine::url);
    var tokens = value(rest, "--tokens").map(CommandLine::url);
    require(address.isPresent() == tokens.isPresent(), "--at and --tokens belong together. ");
    return address.map(gateway -> new Elsewhere(gateway, tokens.orElseThrow()));
  }

  private static URI url(String text) {
    require(text.matches("https?://[\\w.:-]+(/[\\w./-]*)?"), text + " is no http address. ");
    return URI.create(text);
  }

  private static Optional<String> value(Deque<String> rest, String option) {
    var words = List.copyOf(rest);
    var at = words.indexOf(option);
    if (at < 0) {
      return Optional.empty();
    }
    require(at + 1 < words.size(), option + " needs a value. ");
    rest.remove(option);
    rest.remove(words.get(at + 1));
    return Optional.of(words.get(at + 1));
  }
}
