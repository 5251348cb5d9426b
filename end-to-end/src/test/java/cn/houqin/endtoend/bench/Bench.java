package cn.houqin.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import cn.houqin.platform.testing.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * The benchmarks named by houqin.bench.rows; a row that fails is reported and the next goes on.
 * None begins after houqin.bench.minutes (20), none lasts longer than houqin.bench.row-minutes (7).
 */
class Bench {

  private static final String ROWS = System.getProperty("houqin.bench.rows", "all");
  private static final Duration ALL = Duration.ofMinutes(Sizes.of("minutes", 20));
  private static final Duration ROW = Duration.ofMinutes(Sizes.of("row-minutes", 7));

  private final List<String> failed = new ArrayList<>();

  /** The same without a build around it. */
  public static void main(String[] words) throws Exception {
    new Bench().rows();
    System.exit(0);
  }

  @Test
  void rows() throws Exception {
    var benchmarks = Benchmarks.named(ROWS);
    var sheet = new Sheet(ROWS, "MongoDB at " + TestMongo.uri().replaceFirst("/\\?.*", ""));
    var until = System.nanoTime() + ALL.toNanos();
    try (var ground = new Ground()) {
      for (var one : benchmarks) {
        if (System.nanoTime() > until) {
          sheet.add(Line.value(one.id(), "left out", ALL.toMinutes() + " minutes are over"));
        } else {
          row(one, ground, sheet);
        }
        sheet.write(ground);
      }
    }
    assertThat(failed).isEmpty();
  }

  private void row(Benchmark one, Ground ground, Sheet sheet) {
    var since = System.nanoTime();
    sheet.begin(one.id());
    try {
      inTime(
          () -> {
            one.measure(ground, sheet);
            return one;
          });
    } catch (Exception | AssertionError broken) {
      broken.printStackTrace();
      failed.add(one.id());
      sheet.add(Line.value(one.id(), "could not be measured", "failed: " + broken));
    }
    sheet.ended(one.id(), (System.nanoTime() - since) / 1e9);
  }

  private static void inTime(Callable<Benchmark> measuring) throws Exception {
    var task = new FutureTask<>(measuring);
    var thread = Thread.ofPlatform().daemon().start(task);
    try {
      task.get(ROW.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    } catch (TimeoutException late) {
      thread.interrupt();
      throw new IllegalStateException("not done after " + ROW.toMinutes() + " minutes", late);
    }
  }
}
