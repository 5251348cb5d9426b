package cn.houqin.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTests {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx640m");

  @TempDir private Path folder;
  private StartCaches caches;
  private Path jar;
  private Path library;

  @BeforeEach
  void build() throws IOException {
    caches = new StartCaches(folder.resolve("caches"));
    jar = write(folder.resolve("checkout/target/standalone.jar"), "one");
    library = write(folder.resolve("checkout/target/lib/library.jar"), "two");
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.from(NOW));
  }

  private Choice choice() {
    return new Choice(caches, FLAGS, List.of(jar, library));
  }

  /** As a JVM would write it. */
  private static void record(Choice choice) throws IOException {
    var word = choice.recording().getFirst();
    assertThat(word).startsWith("-XX:AOTCacheOutput=");
    Files.writeString(Path.of(word.substring(word.indexOf('=') + 1)), "classes");
  }

  @Test
  void isNamedByAllThatItDependsOn() throws IOException {
    var name = choice().cache();
    assertThat(choice().cache()).isEqualTo(name);
    assertThat(new Choice(caches, List.of("-XX:+UseG1GC"), List.of(jar, library)).cache().fit())
        .as("another GC")
        .isNotEqualTo(name.fit());
    assertThat(new Choice(caches, FLAGS, List.of(jar)).cache().fit())
        .as("another class path")
        .isNotEqualTo(name.fit());

    Files.setLastModifiedTime(library, FileTime.from(NOW.plusSeconds(1)));
    assertThat(choice().cache().fit()).as("a jar made anew").isNotEqualTo(name.fit());
    write(library, "three");
    assertThat(choice().cache().fit()).as("a jar of another size").isNotEqualTo(name.fit());
    assertThat(choice().cache().owner()).isEqualTo(name.owner());
  }

  @Test
  void isUsedOnceItWasRecordedToItsEnd() throws IOException {
    assertThat(choice().using(NOW)).as("none was ever made").isEmpty();
    assertThat(caches.folder()).as("a start writes nothing").doesNotExist();

    record(choice());
    assertThat(choice().using(NOW)).as("still being recorded").isEmpty();

    assertThat(caches.keepRecorded()).isEqualTo(1);
    assertThat(choice().using(NOW))
        .contains("-XX:AOTCache=" + choice().cache().folder().resolve("classes.aot"));
    assertThat(caches.keepRecorded()).isZero();
  }

  @Test
  void isLeftOutAndGoneOnceTheBuildIsAnother() throws IOException {
    record(choice());
    caches.keepRecorded();
    var first = choice().cache().folder();
    write(library, "changed");

    assertThat(choice().using(NOW)).isEmpty();
    assertThat(first).doesNotExist();
  }

  @Test
  void ofAnotherCheckoutIsLeftAlone() throws IOException {
    record(choice());
    caches.keepRecorded();
    var there = choice().cache();
    var other = write(folder.resolve("other/target/standalone.jar"), "one");

    assertThat(new Choice(caches, FLAGS, List.of(other)).using(NOW)).isEmpty();
    assertThat(there.isThere()).isTrue();
  }

  @Test
  void isGoneAfterThirtyDaysWithoutUse() throws IOException {
    record(choice());
    caches.keepRecorded();
    choice().using(NOW);

    caches.forgetOld(NOW.plus(Duration.ofDays(30)));
    assertThat(choice().cache().isThere()).isTrue();
    caches.forgetOld(NOW.plus(Duration.ofDays(31)));
    assertThat(choice().cache().isThere()).isFalse();
  }
}
