package cn.houqin.endtoend.bench.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A document whose tables are put in by the command that makes them, between markers. */
record Documented(Path file) {

  static Documented in(Path file) {
    return new Documented(file);
  }

  /** Replaces what stands between the row's markers; nothing where there are none. */
  void put(String row, List<String> table) throws IOException {
    var begin = "<!-- bench " + row + " -->\n";
    var end = "<!-- /bench " + row + " -->";
    var text = Files.readString(file);
    var from = text.indexOf(begin);
    var to = text.indexOf(end);
    if (from < 0 || to < from) {
      System.out.println("[bench] " + file.getFileName() + " has no place for " + row);
      return;
    }
    Files.writeString(
        file,
        text.substring(0, from) + begin + String.join("\n", table) + "\n" + text.substring(to));
  }
}
