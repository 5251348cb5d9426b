package cn.houqin.endtoend.bench.instances;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** B16: {@code ./houqin measure}: until the platform is ready, and what it holds when idle. */
public final class Starting implements Benchmark {

  private static final Pattern MEDIAN =
      Pattern.compile("median +ready after ([0-9.]+) s, ([0-9,]+) MB.*");

  @Override
  public String id() {
    return "B16";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws IOException, InterruptedException {
    var script = Path.of(System.getProperty("houqin.root"), "houqin").toString();
    var command = new ProcessBuilder(script, "measure").redirectErrorStream(true);
    command
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Dhouqin.measure.runs=" + Sizes.of("starts", 3));
    var process = command.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(10, TimeUnit.SECONDS);
    var median = MEDIAN.matcher(said);
    if (!median.find()) {
      throw new AssertionError("./houqin measure says: " + said);
    }
    var seconds = Double.parseDouble(median.group(1));
    var megabytes = Long.parseLong(median.group(2).replace(",", ""));
    sheet.add(
        Line.value("B16", "./houqin up on an empty store until ready", median.group(1) + " s")
            .peer("Atlas 37-58 s")
            .target("<= 20 s", seconds <= 20));
    sheet.add(
        Line.value("B16", "resident when idle, mongod apart", megabytes + " MB")
            .peer("Atlas 0.8-0.9 GB")
            .target("<= 1.2 GB", megabytes <= 1_229));
  }
}
