package cn.houqin.platform.localmongo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What this machine offers.
 *
 * @param environment its variables; programs are looked for on its PATH alone
 * @param say takes what a person waiting should know
 */
record Surroundings(Map<String, String> environment, Consumer<String> say) {

  /** What a program said, and how it ended. */
  record Ended(int status, String said) {}

  Optional<String> text(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
  }

  Optional<Path> program(String name) {
    return text("PATH").stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs a program of the PATH to its end; one that is not there ended with 127. */
  Ended run(int seconds, String name, List<String> words) {
    var program = program(name);
    if (program.isEmpty()) {
      return new Ended(127, name + " is not on the PATH");
    }
    try {
      return run(seconds, program.get(), words);
    } catch (IOException broken) {
      return new Ended(126, String.valueOf(broken.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Ended(130, "interrupted");
    }
  }

  private Ended run(int seconds, Path program, List<String> words)
      throws IOException, InterruptedException {
    var command = new ProcessBuilder(program.toString()).redirectErrorStream(true);
    command.command().addAll(words);
    command.environment().putAll(environment);
    var process = command.start();
    process.getOutputStream().close();
    var said = new StringBuffer();
    var reader = Thread.ofVirtual().start(() -> read(process, said));
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Ended(124, "no answer within " + seconds + " s");
    }
    reader.join();
    return new Ended(process.exitValue(), said.toString().strip());
  }

  private static void read(Process process, StringBuffer said) {
    try (var output = process.getInputStream()) {
      said.append(new String(output.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
