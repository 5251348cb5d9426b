package cn.houqin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who starts behind others comes to the fore with all its threads, or does not start there. */
class IdlePriorityTests {

  /** A JVM that waits for its input to end, with threads of its own. */
  private static final List<String> WAITS =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp",
          System.getProperty("java.class.path"),
          Waiting.class.getName());

  static final class Waiting {
    public static void main(String[] words) throws IOException {
      System.out.write('r');
      System.out.flush();
      System.in.read();
    }
  }

  @Test
  void aProcessStartsBehindOthersAndComesToTheForeWithAllItsThreads() throws Exception {
    assumeThat(IdlePriority.canBeEnded()).as("leave of the system").isTrue();
    var words = new ArrayList<>(IdlePriority.words());
    words.addAll(WAITS);
    var process = new ProcessBuilder(words).start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('r');
      assertThat(classes(process.pid())).hasSizeGreaterThan(5).containsOnly("IDL");

      assertThat(IdlePriority.end(process.pid())).isTrue();

      assertThat(classes(process.pid())).hasSizeGreaterThan(5).containsOnly("TS");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whereThatCannotBeUndoneItStartsLikeAllOthers() {
    assertThat(IdlePriority.words().isEmpty()).isEqualTo(!IdlePriority.canBeEnded());
  }

  @Test
  void oneThatHasEndedIsLeftAlone() throws Exception {
    var ended = new ProcessBuilder("true").start();
    assertThat(ended.waitFor()).isZero();

    assertThat(IdlePriority.end(ended.pid())).isFalse();
  }

  private static List<String> classes(long process) throws Exception {
    var asked = new ProcessBuilder("ps", "-L", "-o", "cls=", "-p", Long.toString(process)).start();
    return new String(asked.getInputStream().readAllBytes()).lines().map(String::strip).toList();
  }
}
