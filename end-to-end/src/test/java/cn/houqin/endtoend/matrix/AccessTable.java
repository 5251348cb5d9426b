package cn.houqin.endtoend.matrix;

import cn.houqin.endtoend.Everybody;
import cn.houqin.endtoend.matrix.described.Operation;
import cn.houqin.platform.caller.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who may call what, as access.txt says; kept by hand, so that a wrong rule does not prove itself.
 */
final class AccessTable {

  private static final Path FILE =
      Path.of(System.getProperty("houqin.root"), "end-to-end/src/test/resources/matrix/access.txt");

  /**
   * A line of it.
   *
   * @param marks "shared": of the whole hospital, for vendor users too; "names": what stands in the
   *     path is a name that other hospitals use as well; "unsampled": there is no record to try;
   *     "platform": of the operators, whatever their hospital; "private": of who made it alone
   */
  record Entry(Set<Role> roles, Set<String> marks) {

    boolean is(String mark) {
      return marks.contains(mark);
    }
  }

  private final Map<String, Entry> entries = new TreeMap<>();

  static AccessTable read() {
    var table = new AccessTable();
    try {
      for (var line : Files.readAllLines(FILE)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          var parts = line.split(" : ", 2);
          if (table.entries.put(parts[0].strip(), entry(parts[1])) != null) {
            throw new AssertionError("access.txt has two lines for " + parts[0]);
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return table;
  }

  private static Entry entry(String text) {
    var words = Arrays.stream(text.strip().split("\\s+")).toList();
    var roles = EnumSet.noneOf(Role.class);
    for (var word : words) {
      if (word.equals("ALL")) {
        roles.addAll(Everybody.roles());
      } else if (word.startsWith("-")) {
        roles.remove(Role.valueOf(word.substring(1)));
      } else if (word.equals(word.toUpperCase(java.util.Locale.ROOT))) {
        roles.add(Role.valueOf(word));
      }
    }
    var marks =
        words.stream()
            .filter(word -> word.equals(word.toLowerCase(java.util.Locale.ROOT)))
            .collect(Collectors.toSet());
    return new Entry(roles, marks);
  }

  /** A line for an operation as it describes itself. */
  static String line(Operation operation, String... marks) {
    var roles = EnumSet.noneOf(Role.class);
    operation.roles().forEach(role -> roles.add(Role.valueOf(role)));
    roles.remove(Role.SERVICE);
    var missing = EnumSet.copyOf(Everybody.roles());
    missing.removeAll(roles);
    var text =
        missing.size() < roles.size()
            ? "ALL" + missing.stream().map(role -> " -" + role).collect(Collectors.joining())
            : roles.stream().map(Enum::name).collect(Collectors.joining(" "));
    return (operation.name() + " : " + text + " " + String.join(" ", marks)).strip();
  }

  /** Null where there is no line. */
  @org.jspecify.annotations.Nullable
  Entry of(Operation operation) {
    return entries.get(operation.name());
  }

  Set<String> operations() {
    return entries.keySet();
  }

  /** Adds lines; only where a person asked for it. */
  static void add(List<String> lines) {
    try {
      var all = new java.util.ArrayList<>(Files.readAllLines(FILE));
      all.addAll(lines);
      Files.write(FILE, all);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
