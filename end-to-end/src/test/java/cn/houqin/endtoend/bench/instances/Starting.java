package cn.houqin.endtoend.bench.instances;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * B16: {@code ./houqin measure}: until the platform is ready, and what it holds when idle; without
 * a start cache, and with the one that {@code ./houqin record} makes.
 */
public final class Starting implements Benchmark {

  private static final Pattern MEDIAN =
      Pattern.compile("median +ready after ([0-9.]+) s, ([0-9,]+) MB.*");
  private static final Pattern RECORDED = Pattern.compile("Recorded in ([0-9]+) s.*");

  private record Figures(double seconds, long megabytes) {}

  @Override
  public String id() {
    return "B16";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws IOException {
    var caches = Files.createTempDirectory("houqin-bench-starts");
    var plain = measured(caches);
    sheet.add(
        Line.value("B16", "./houqin up on an empty store until ready", plain.seconds() + " s")
            .peer("Atlas 37-58 s")
            .target("<= 20 s", plain.seconds() <= 20));
    sheet.add(resident("resident when idle, mongod apart", plain));
    var took = find(RECORDED, houqin(caches, List.of("record"))).group(1);
    var cached = measured(caches);
    sheet.add(
        Line.value("B16", "the same after ./houqin record", cached.seconds() + " s")
            .note("recording took %s s, once; the cache is %d MB".formatted(took, size(caches)))
            .peer("Atlas 37-58 s")
            .target("<= 10 s", cached.seconds() <= 10));
    sheet.add(resident("resident then", cached));
    remove(caches);
  }

  private static Line resident(String what, Figures figures) {
    return Line.value("B16", what, figures.megabytes() + " MB")
        .peer("Atlas 0.8-0.9 GB")
        .target("<= 1.2 GB", figures.megabytes() <= 1_229);
  }

  private static Figures measured(Path caches) throws IOException {
    var runs = Long.toString(Sizes.of("starts", 3));
    var median = find(MEDIAN, houqin(caches, List.of("measure", "--runs", runs)));
    return new Figures(
        Double.parseDouble(median.group(1)), Long.parseLong(median.group(2).replace(",", "")));
  }

  private static Matcher find(Pattern pattern, String said) {
    var found = pattern.matcher(said);
    if (!found.find()) {
      throw new AssertionError("./houqin says: " + said);
    }
    return found;
  }

  private static String houqin(Path caches, List<String> words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("houqin.root"), "houqin").toString());
    command.addAll(words);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOUQIN_CACHE", caches.toString());
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static long size(Path caches) throws IOException {
    try (var files = Files.walk(caches)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1_000_000;
    }
  }

  private static void remove(Path caches) throws IOException {
    try (var files = Files.walk(caches)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
