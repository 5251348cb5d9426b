package cn.houqin.platform.mapping;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** Dates, times, months and zones are stored as ISO text: they are not instants. */
final class Conversions {

  private Conversions() {}

  static List<Converter<?, ?>> all() {
    return List.of(
        new DateToText(),
        new TextToDate(),
        new TimeToText(),
        new TextToTime(),
        new MonthToText(),
        new TextToMonth(),
        new ZoneToText(),
        new TextToZone(),
        new DayToText(),
        new TextToDay());
  }

  @WritingConverter
  static final class DateToText implements Converter<LocalDate, String> {
    @Override
    public String convert(LocalDate source) {
      return source.toString();
    }
  }

  @ReadingConverter
  static final class TextToDate implements Converter<String, LocalDate> {
    @Override
    public LocalDate convert(String source) {
      return LocalDate.parse(source);
    }
  }

  @WritingConverter
  static final class TimeToText implements Converter<LocalTime, String> {
    @Override
    public String convert(LocalTime source) {
      return source.toString();
    }
  }

  @ReadingConverter
  static final class TextToTime implements Converter<String, LocalTime> {
    @Override
    public LocalTime convert(String source) {
      return LocalTime.parse(source);
    }
  }

  @WritingConverter
  static final class MonthToText implements Converter<YearMonth, String> {
    @Override
    public String convert(YearMonth source) {
      return source.toString();
    }
  }

  @ReadingConverter
  static final class TextToMonth implements Converter<String, YearMonth> {
    @Override
    public YearMonth convert(String source) {
      return YearMonth.parse(source);
    }
  }

  @WritingConverter
  static final class ZoneToText implements Converter<ZoneId, String> {
    @Override
    public String convert(ZoneId source) {
      return source.getId();
    }
  }

  @ReadingConverter
  static final class TextToZone implements Converter<String, ZoneId> {
    @Override
    public ZoneId convert(String source) {
      return ZoneId.of(source);
    }
  }

  @WritingConverter
  static final class DayToText implements Converter<DayOfWeek, String> {
    @Override
    public String convert(DayOfWeek source) {
      return source.name();
    }
  }

  @ReadingConverter
  static final class TextToDay implements Converter<String, DayOfWeek> {
    @Override
    public DayOfWeek convert(String source) {
      return DayOfWeek.valueOf(source);
    }
  }
}
