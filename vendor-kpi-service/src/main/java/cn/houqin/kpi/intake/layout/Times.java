package cn.houqin.kpi.intake.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads local dates exactly: the 31st of April is none, and what could be two dates is neither. */
final class Times {

  private final ZoneId zone;
  private final List<DateTimeFormatter> formatters;

  Times(FileLayout.Dates dates) {
    this.zone = ZoneId.of(dates.zone());
    this.formatters = dates.patterns().stream().map(Times::formatter).toList();
  }

  /** Throws IllegalArgumentException for what is no pattern. */
  static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Null where no pattern reads it, or two read different dates. */
  @Nullable ZonedDateTime read(String text) {
    var read = new HashSet<LocalDateTime>();
    for (var formatter : formatters) {
      try {
        var best = formatter.parseBest(text, LocalDateTime::from, LocalDate::from);
        read.add(best instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(best));
      } catch (DateTimeException _) {
        continue;
      }
    }
    return read.size() == 1 ? read.iterator().next().atZone(zone) : null;
  }
}
