package cn.houqin.endtoend.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way through the platform: commands that are all taken, one after another; flows.txt explains
 * how they are written.
 */
record Flow(String name, boolean once, List<Step> steps) {

  private static final Path FILE =
      Path.of(System.getProperty("houqin.root"), "end-to-end/src/test/resources/matrix/flows.txt");

  /**
   * One line of it.
   *
   * @param who a role, or CHIEF; SET gives a name to something
   * @param does method and path as in the OpenAPI document
   * @param query with its question mark; empty if there is none
   * @param rest the body, what is waited for, or the value of the name
   */
  record Step(String who, String does, String query, String rest) {

    boolean isQuestion() {
      return does.startsWith("GET ");
    }
  }

  /**
   * All that the file says.
   *
   * @param names that every flow knows
   * @param left operations that no flow can take, and why
   */
  record Written(List<Flow> flows, Map<String, String> names, Map<String, String> left) {}

  static Written read() {
    var flows = new ArrayList<Flow>();
    var names = new LinkedHashMap<String, String>();
    var left = new LinkedHashMap<String, String>();
    for (var line : lines()) {
      var words = line.split("\\s+", 4);
      switch (words[0]) {
        case "FLOW", "ONCE" ->
            flows.add(
                new Flow(line.substring(5).strip(), words[0].equals("ONCE"), new ArrayList<>()));
        case "LEFT" -> left.put(words[1] + " " + words[2], words[3]);
        case "SET" -> {
          var rest = line.split("\\s+", 3)[2];
          if (flows.isEmpty()) {
            names.put(words[1], rest);
          } else {
            flows.getLast().steps().add(new Step("SET", words[1], "", rest));
          }
        }
        case "SAMPLE" -> flows.getLast().steps().add(new Step("SAMPLE", words[1], "", words[2]));
        case "LATER" -> flows.getLast().steps().add(new Step("LATER", words[1], "", ""));
        case "EVENT" ->
            flows.getLast().steps().add(new Step("EVENT", words[1], words[2], words[3]));
        default -> flows.getLast().steps().add(step(words));
      }
    }
    return new Written(flows, names, left);
  }

  private static Step step(String[] words) {
    var parts = words[2].split("(?=\\?)", 2);
    return new Step(
        words[0],
        words[1] + " " + parts[0],
        parts.length > 1 ? parts[1] : "",
        words.length > 3 ? words[3] : "");
  }

  /** A line that begins with a space goes on with the one before. */
  private static List<String> lines() {
    var lines = new ArrayList<String>();
    try {
      for (var line : Files.readAllLines(FILE)) {
        if (line.startsWith(" ")) {
          lines.add(lines.removeLast() + " " + line.strip());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip());
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return lines;
  }
}
