package cn.houqin.endtoend.bench.row;

import cn.houqin.endtoend.bench.ground.Cpu;
import cn.houqin.endtoend.bench.ground.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Lines of a run as a table and as JSON, with machine, date, command and other load. */
public final class Sheet {

  private static final Path ROOT = Path.of(System.getProperty("houqin.root"));

  private final String rows;
  private final String store;
  private final Instant since = Instant.now();
  private final long busyBefore = Cpu.busyMillis();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> took = new LinkedHashMap<>();

  public Sheet(String rows, String store) {
    this.rows = rows;
    this.store = store;
  }

  public void begin(String row) {
    System.out.println("[bench] " + row + " begins, load " + Cpu.load());
  }

  public void add(Line line) {
    lines.add(line);
    System.out.println("[bench] " + line.shown());
  }

  public void ended(String row, double seconds) {
    took.put(row, String.format(Locale.ROOT, "%.0f s", seconds));
    System.out.println("[bench] " + row + " took " + took.get(row));
  }

  private String machine() {
    return "%d x %s".formatted(Runtime.getRuntime().availableProcessors(), Cpu.model());
  }

  private String command() {
    var sizes =
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith("houqin.bench."))
            .filter(name -> !List.of("houqin.bench.rows", "houqin.bench.document").contains(name))
            .sorted()
            .map(name -> " -D" + name + "=" + System.getProperty(name))
            .toList();
    return "./houqin bench " + rows.replace(',', ' ') + String.join("", sizes);
  }

  /** Everything until now. */
  public void write(Ground ground) throws IOException {
    var seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
    var own = ground.spent();
    var others =
        Math.max(0, Cpu.busyMillis() - busyBefore - own.total() - own.generator()) / 1000 / seconds;
    var load = String.format(Locale.ROOT, "other work kept %.2f cores busy", others);
    var about =
        "%s, %s; %s; `%s`; %s"
            .formatted(machine(), store, since.truncatedTo(ChronoUnit.SECONDS), command(), load);
    var folder = Files.createDirectories(ROOT.resolve("end-to-end/target/bench"));
    var name = rows.replace(',', '-');
    Files.write(folder.resolve(name + ".md"), table(about, lines));
    var json = new LinkedHashMap<String, Object>();
    json.put("machine", machine());
    json.put("store", store);
    json.put("at", since.toString());
    json.put("command", command());
    json.put("otherLoad", load);
    json.put("took", took);
    json.put("lines", lines.stream().map(Told::of).toList());
    Files.writeString(
        folder.resolve(name + ".json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    if (Boolean.getBoolean("houqin.bench.document")) {
      for (var row : lines.stream().map(Line::row).distinct().toList()) {
        var ofRow = lines.stream().filter(line -> line.row().equals(row)).toList();
        Documented.in(ROOT.resolve("docs/performance.md")).put(row, table(about, ofRow));
      }
    }
  }

  private static List<String> table(String about, List<Line> lines) {
    var table = new ArrayList<>(List.of(about, ""));
    table.addAll(Line.HEAD.lines().toList());
    lines.forEach(line -> table.add(line.shown()));
    return table;
  }
}
