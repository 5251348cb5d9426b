package cn.houqin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who starts behind others comes to the fore with all its threads, or does not start there. */
class IdlePriorityTests {

  /** A JVM that tells what it was told and waits for its input to end, with threads of its own. */
  static final class Waiting {
    public static void main(String[] words) throws IOException {
      System.out.println(IdlePriority.here().words());
      System.in.read();
    }
  }

  private static Process waiting(List<String> before) throws IOException {
    var words = new ArrayList<>(before);
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Waiting.class.getName()));
    return new ProcessBuilder(words).start();
  }

  private static String told(Process process) throws IOException {
    return process.inputReader().readLine();
  }

  @Test
  void aProcessStartsBehindOthersAndComesToTheForeWithAllItsThreads() throws Exception {
    assumeThat(IdlePriority.here().words()).as("leave of the system").isNotEmpty();
    var process = waiting(IdlePriority.here().words());
    try {
      assertThat(told(process)).contains("chrt");
      assertThat(classes(process.pid())).hasSizeGreaterThan(5).containsOnly("IDL");

      assertThat(IdlePriority.here().end(process)).isTrue();

      assertThat(classes(process.pid())).hasSizeGreaterThan(5).containsOnly("TS");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whereTheSystemDoesNotLetItComeBackNothingStartsBehindOthers() throws Exception {
    var withoutLeave = List.of("setpriv", "--bounding-set=-sys_nice", "--inh-caps=-sys_nice");
    assumeThat(IdlePriority.here().words()).as("leave that can be taken away").isNotEmpty();
    assumeThat(Files.isExecutable(Path.of("/usr/bin/setpriv"))).as("setpriv").isTrue();
    var process = waiting(withoutLeave);
    try {
      assertThat(told(process)).isEqualTo("[]");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void oneThatHasEndedIsLeftAlone() throws Exception {
    assumeThat(IdlePriority.here().words()).as("leave of the system").isNotEmpty();
    var ended = new ProcessBuilder("true").start();
    assertThat(ended.waitFor()).isZero();

    assertThat(IdlePriority.here().end(ended)).isFalse();
  }

  private static List<String> classes(long process) throws Exception {
    var asked = new ProcessBuilder("ps", "-L", "-o", "cls=", "-p", Long.toString(process)).start();
    return new String(asked.getInputStream().readAllBytes()).lines().map(String::strip).toList();
  }
}
