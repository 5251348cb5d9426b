package cn.houqin.standalone.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a service's {@code /actuator/prometheus} said, in the Prometheus text format 0.0.4. */
record Metrics(List<Sample> samples) {

  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");

  /** One number; its labels as they were written, for people. */
  record Sample(String name, String labels, double value) {}

  static Metrics read(String text) {
    var samples = new ArrayList<Sample>();
    for (var line : text.lines().toList()) {
      var matcher = LINE.matcher(line);
      if (!line.startsWith("#") && matcher.matches()) {
        var labels = matcher.group(2);
        samples.add(
            new Sample(matcher.group(1), labels == null ? "" : labels, number(matcher.group(3))));
      }
    }
    return new Metrics(List.copyOf(samples));
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  List<Sample> of(String name) {
    return samples.stream().filter(sample -> sample.name().equals(name)).toList();
  }
}
