package cn.houqin.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.TestMongo;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The benchmarks named by houqin.bench.rows; a row that fails is reported and the next goes on. */
class Bench {

  private static final String ROWS = System.getProperty("houqin.bench.rows", "all");

  /** The same without a build around it. */
  public static void main(String[] words) throws Exception {
    new Bench().rows();
    System.exit(0);
  }

  @Test
  void rows() throws Exception {
    var failed = new ArrayList<String>();
    var benchmarks = Benchmarks.named(ROWS);
    var sheet = new Sheet(ROWS, "MongoDB at " + TestMongo.uri().replaceFirst("/\\?.*", ""));
    try (var ground = new Ground()) {
      for (var one : benchmarks) {
        var since = System.nanoTime();
        try {
          sheet.begin(one.id());
          one.measure(ground, sheet);
        } catch (Exception | AssertionError broken) {
          broken.printStackTrace();
          failed.add(one.id());
          sheet.add(Line.value(one.id(), "could not be measured", "failed: " + broken));
        }
        sheet.ended(one.id(), (System.nanoTime() - since) / 1e9);
        sheet.write(ground);
      }
    }
    assertThat(failed).isEmpty();
  }
}
