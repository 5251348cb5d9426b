package cn.houqin.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a real JVM: a start cache that is broken or of another build costs time and nothing else. */
class UnfitCacheTests {

  @TempDir private Path folder;

  @Test
  void doesNotStopAStart() throws Exception {
    var jar = jar();
    var cache = folder.resolve("classes.aot");
    assertThat(start(jar, "-XX:AOTCacheOutput=" + cache)).contains("started");
    assertThat(cache).exists();
    assertThat(start(jar, "-XX:AOTCache=" + cache, "-Xlog:class+load:file=loaded"))
        .contains("started");
    assertThat(folder.resolve("loaded")).content().contains("Starts source: shared objects file");

    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    assertThat(start(jar, "-XX:AOTCache=" + cache)).as("of another build").contains("started");

    Files.write(cache, new byte[4_096]);
    assertThat(start(jar, "-XX:AOTCache=" + cache)).as("broken").contains("started");

    Files.delete(cache);
    assertThat(start(jar, "-XX:AOTCache=" + cache)).as("gone").contains("started");
  }

  private Path jar() throws IOException {
    var jar = folder.resolve("starts.jar");
    var name = Starts.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var bytes = Starts.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
    }
    return jar;
  }

  private String start(Path jar, String... flags) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(StartCache.IN_PLACE);
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", jar.toString(), Starts.class.getName()));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  /** A program that says so once it runs. */
  static final class Starts {
    public static void main(String[] words) {
      System.out.println("started");
    }
  }
}
