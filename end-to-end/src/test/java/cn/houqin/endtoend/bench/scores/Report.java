package cn.houqin.endtoend.bench.scores;

import cn.houqin.endtoend.bench.ground.Cpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a benchmark as a table and as JSON, with machine, date, command and other load. */
final class Report {

  private final List<Row> rows = new ArrayList<>();
  private final Instant since = Instant.now();
  private final long busyBefore = Cpu.busyMillis();

  /**
   * A figure with its target.
   *
   * @param wrong answers that were not 2xx, or did not say what they must
   */
  record Row(
      String what,
      String unit,
      double median,
      double min,
      double max,
      double p99,
      int n,
      Ought ought) {

    static Row of(String what, String unit, List<Double> samples, Ought ought) {
      var sorted = samples.stream().sorted().toList();
      var last = sorted.size() - 1;
      return new Row(
          what,
          unit,
          sorted.get(last / 2),
          sorted.getFirst(),
          sorted.getLast(),
          sorted.get((int) Math.ceil(last * 0.99)),
          sorted.size(),
          ought);
    }

    private String shown() {
      return String.format(
          Locale.ROOT,
          "| %s | %.1f [%.1f..%.1f] | %.1f | %d | %s | %d | %s |",
          what,
          median,
          min,
          max,
          p99,
          n,
          unit,
          ought.wrong(),
          ought.target());
    }
  }

  /** What a figure ought to be, and how many of its answers were not 2xx or not right. */
  record Ought(String target, int wrong) {}

  void add(Row row) {
    rows.add(row);
    System.out.println("[bench] " + row.shown());
  }

  /**
   * @param own CPU time of everything that belongs to the measurement
   */
  void write(String name, String command, String store, long own) throws IOException {
    var seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
    var others = Math.max(0, Cpu.busyMillis() - busyBefore - own) / 1000.0 / seconds;
    var machine =
        "%d x %s, %s".formatted(Runtime.getRuntime().availableProcessors(), Cpu.model(), store);
    var load = String.format(Locale.ROOT, "other work kept %.2f cores busy", others);
    var table = new ArrayList<String>();
    table.add("%s; %s; `%s`; %s; %.0f s".formatted(machine, since, command, load, seconds));
    table.add("");
    table.add("| what | median [min..max] | p99 | n | unit | wrong | target |");
    table.add("|---|---|---|---|---|---|---|");
    rows.forEach(row -> table.add(row.shown()));
    table.forEach(line -> System.out.println("[bench] " + line));
    var json = new LinkedHashMap<String, Object>();
    json.put("machine", machine);
    json.put("at", since.toString());
    json.put("command", command);
    json.put("otherLoad", load);
    json.put("rows", rows);
    var folder =
        Files.createDirectories(
            Path.of(System.getProperty("houqin.root"), "end-to-end", "target", "bench"));
    Files.write(folder.resolve(name + ".md"), table);
    Files.writeString(
        folder.resolve(name + ".json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
  }

  static double millis(Runnable work) {
    var from = System.nanoTime();
    work.run();
    return (System.nanoTime() - from) / 1e6;
  }
}
