package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/promises.md names every promise that has a test, and its tests. */
class PromisesTests {

  private static final Path ROOT = Path.of(System.getProperty("houqin.root"));
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]+\\d*)\"\\)");

  @Test
  void theListHasEveryPromiseWithItsWordsAndItsTests() throws IOException {
    var rows = new TreeMap<Promise, TreeSet<String>>();
    try (var files = Files.walk(ROOT.resolve("end-to-end/src/test/java"))) {
      for (var file : files.filter(one -> one.toString().endsWith("Tests.java")).toList()) {
        var tags = TAG.matcher(Files.readString(file));
        while (tags.find()) {
          rows.computeIfAbsent(Promise.valueOf(tags.group(1)), _ -> new TreeSet<>())
              .add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    var listed = Files.readString(ROOT.resolve("docs/promises.md"));
    assertThat(rows).isNotEmpty();
    rows.forEach(
        (row, tests) -> {
          var line = listed.lines().filter(one -> one.startsWith("| " + row + " |")).findFirst();
          assertThat(line).as(row.name()).isPresent();
          assertThat(line.orElseThrow()).contains(row.says());
          tests.forEach(test -> assertThat(line.orElseThrow()).contains("`" + test + "`"));
        });
  }
}
