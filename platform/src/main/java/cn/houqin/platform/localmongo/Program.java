package cn.houqin.platform.localmongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and reads what it said. */
final class Program {

  private Program() {}

  /** What a program said, and how it ended. */
  record Ended(int status, String said) {}

  /** Gives up after {@code seconds}; a program that is not there ended with 127. */
  static Ended run(int seconds, List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new StringBuilder();
      var reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var output = process.getInputStream()) {
                      said.append(new String(output.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException closed) {
                      throw new UncheckedIOException(closed);
                    }
                  });
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Ended(124, "no answer within " + seconds + " s");
      }
      reader.join();
      return new Ended(process.exitValue(), said.toString().strip());
    } catch (IOException missing) {
      return new Ended(127, String.valueOf(missing.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Ended(130, "interrupted");
    }
  }
}
