package cn.houqin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who starts behind others comes to the fore with all its threads, or does not start there. */
class NicenessTests {

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
    assumeThat(Niceness.canBeRestored()).as("leave of the system").isTrue();
    assumeThat(Files.exists(Path.of("/proc/self/task"))).as("Linux").isTrue();
    var words = new ArrayList<>(Niceness.behindOthers());
    words.addAll(WAITS);
    var process = new ProcessBuilder(words).start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('r');
      assertThat(niceness(process.pid())).hasSizeGreaterThan(5).containsOnly("19");

      Niceness.restore(process.pid());

      assertThat(niceness(process.pid())).hasSizeGreaterThan(5).containsOnly(own());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whereThatCannotBeUndoneItStartsLikeAllOthers() {
    assertThat(Niceness.behindOthers().isEmpty()).isEqualTo(!Niceness.canBeRestored());
  }

  @Test
  void oneThatHasEndedIsLeftAlone() throws Exception {
    var ended = new ProcessBuilder("true").start();
    assertThat(ended.waitFor()).isZero();

    assertThatCode(() -> Niceness.restore(ended.pid())).doesNotThrowAnyException();
  }

  private static String own() throws Exception {
    return niceness(ProcessHandle.current().pid()).getFirst();
  }

  private static List<String> niceness(long process) throws Exception {
    var asked = new ProcessBuilder("ps", "-L", "-o", "ni=", "-p", Long.toString(process)).start();
    return new String(asked.getInputStream().readAllBytes()).lines().map(String::strip).toList();
  }
}
