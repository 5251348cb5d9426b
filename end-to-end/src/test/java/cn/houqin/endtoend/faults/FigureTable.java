package cn.houqin.endtoend.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * All figures of a run in end-to-end/target/faults: figures.md and one JSON file each. With
 * houqin.faults.document=true the lines of docs/promises.md are replaced by those just measured.
 */
final class FigureTable {

  private static final Path ROOT = Path.of(System.getProperty("houqin.root"));
  private static final Path FOLDER = ROOT.resolve("end-to-end/target/faults/figures");
  private static final String HEAD =
      "| promise | fault | size | figure | verdict | measured |\n|---|---|---|---|---|---|\n";

  private FigureTable() {}

  static void add(Figure figure) {
    try {
      Files.createDirectories(FOLDER);
      var lock = FOLDER.resolve("lock");
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        write(figure);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void write(Figure figure) throws IOException {
    var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var json = figure.json();
    json.put("at", at.toString());
    json.put("machine", machine());
    json.put("command", command(figure));
    var name = (figure.promise() + "-" + figure.what()).toLowerCase(Locale.ROOT);
    Files.writeString(
        FOLDER.resolve(name.replaceAll("[^a-z0-9]+", "-") + ".json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    var cells = new ArrayList<>(figure.row());
    cells.add("%s, %s, `%s`".formatted(at, machine(), command(figure)));
    var line = "| " + String.join(" | ", cells) + " |";
    put(FOLDER.resolveSibling("figures.md"), line);
    if (Boolean.getBoolean("houqin.faults.document")) {
      put(ROOT.resolve("docs/promises.md"), line);
    }
  }

  /** Instead of the line that begins with the same two cells, else at the end. */
  private static void put(Path file, String line) throws IOException {
    var text = Files.exists(file) ? Files.readString(file) : HEAD;
    var lines = new ArrayList<>(text.lines().toList());
    var begins = begins(line);
    var there = lines.stream().filter(one -> begins(one).equals(begins)).findFirst();
    there.ifPresentOrElse(old -> lines.set(lines.indexOf(old), line), () -> lines.add(line));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static String begins(String line) {
    var cells = List.of(line.split("\\|"));
    return cells.size() < 4 ? "" : cells.get(1) + cells.get(2);
  }

  private static String machine() throws IOException {
    var load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return "%d cores, load %s".formatted(Runtime.getRuntime().availableProcessors(), load);
  }

  private static String command(Figure figure) {
    var sizes =
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith("houqin.faults."))
            .filter(name -> !name.matches("houqin.faults.(document|demand)"))
            .sorted()
            .map(name -> " -D" + name + "=" + System.getProperty(name))
            .toList();
    return "./houqin faults " + figure.promise() + String.join("", sizes);
  }
}
