package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import cn.houqin.platform.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a list of several deployments goes on.
 *
 * @param after each deployment's own cursor by its name, empty where it has shown nothing yet; one
 *     that has shown all is not there
 */
record ListPlace(Map<String, String> after) {

  private static final String MARK = "all.";
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]*");

  /** Empty for a cursor that a deployment has made itself. */
  static Optional<ListPlace> of(String cursor) {
    return cursor.startsWith(MARK)
        ? Optional.of(new ListPlace(read(cursor.substring(MARK.length()), cursor)))
        : Optional.empty();
  }

  private static Map<String, String> read(String text, String cursor) {
    var after = new TreeMap<String, String>();
    try {
      var lines = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      for (var line : lines.split("\n")) {
        var parts = line.split(" ", -1);
        if (parts.length != 2 || !CURSOR.matcher(parts[1]).matches()) {
          throw Invalid.field("after", "cursor", cursor);
        }
        after.put(parts[0], parts[1]);
      }
      return after;
    } catch (IllegalArgumentException notBase64) {
      throw Invalid.field("after", "cursor", cursor);
    }
  }

  /** Lines whose own deployment was to go on and is none of these. */
  Set<String> linesNotOf(Collection<Destination> deployments) {
    var there = deployments.stream().map(Destination::name).toList();
    return after.keySet().stream()
        .filter(name -> !there.contains(name))
        .map(name -> name.substring(name.indexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  String toCursor() {
    var lines =
        after.entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining("\n"));
    return MARK
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(lines.getBytes(StandardCharsets.UTF_8));
  }
}
