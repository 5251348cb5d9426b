package cn.houqin.contract.contract.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A signed version and the days it is in force, both included. */
public record Span(Version version, LocalDate from, LocalDate to) {

  /** Each signed version holds until the next takes over, and none beyond a termination. */
  static List<Span> all(List<Version> versions, @Nullable LocalDate terminatedOn) {
    var signed = versions.stream().filter(Version::isSigned).toList();
    var spans = new ArrayList<Span>();
    for (var i = 0; i < signed.size(); i++) {
      var version = signed.get(i);
      var next = i + 1 < signed.size() ? signed.get(i + 1).from().minusDays(1) : version.to();
      var last =
          Stream.of(version.to(), next, terminatedOn == null ? next : terminatedOn)
              .min(LocalDate::compareTo)
              .orElseThrow();
      spans.add(new Span(version, version.from(), last));
    }
    return List.copyOf(spans);
  }
}
