package cn.houqin.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A released sample is a promise to every reader: it is never edited, only joined by a v2. */
class FrozenSamplesTests {

  private static final Path FROZEN = EventClasses.samples().resolve("frozen.sha256");

  @Test
  void keepsEveryReleasedSampleAsItWas() throws IOException {
    assertThat(released())
        .isNotEmpty()
        .allSatisfy(
            (name, checksum) -> {
              assertThat(EventClasses.samples().resolve(name)).exists();
              assertThat(checksumOf(name)).as(name).isEqualTo(checksum);
            });
  }

  @Test
  void listsEverySample() throws IOException {
    var listed = released();
    for (var event : EventClasses.all()) {
      var name = EventClasses.sample(event).getFileName().toString();
      if (EventClasses.REWRITE) {
        listed.putIfAbsent(name, checksumOf(name));
      }
      assertThat(listed).as("frozen.sha256; -Dhouqin.events.rewrite=true adds").containsKey(name);
    }
    if (EventClasses.REWRITE) {
      Files.writeString(
          FROZEN,
          listed.entrySet().stream()
              .map(sample -> sample.getValue() + "  " + sample.getKey() + "\n")
              .collect(Collectors.joining()));
    }
  }

  /** File name to checksum, as {@code sha256sum -c} reads it. */
  private static TreeMap<String, String> released() throws IOException {
    return EventClasses.read(FROZEN)
        .lines()
        .map(line -> line.split("  ", 2))
        .collect(Collectors.toMap(line -> line[1], line -> line[0], (a, _) -> a, TreeMap::new));
  }

  private static String checksumOf(String name) {
    try {
      var bytes = Files.readAllBytes(EventClasses.samples().resolve(name));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
