package cn.houqin.contract.calendar;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.CalendarEvent;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of calendars. */
@Component
public class Calendars {

  private final Aggregates<WorkingCalendar> calendars;

  Calendars(Aggregates<WorkingCalendar> calendars) {
    this.calendars = calendars;
  }

  /** The calendar that terms name or carry; refuses neither, both, unknown and malformed ones. */
  public WorkCalendar read(String hospital, String pointer, CalendarTerms terms) {
    var named = terms.calendar();
    var carried = terms.week();
    if (carried != null && named == null) {
      return WorkingCalendar.read(pointer + "/week", carried);
    }
    if (named == null || carried != null) {
      throw Invalid.field(pointer, "named-or-carried", named);
    }
    return calendars
        .find(hospital, named)
        .map(found -> WorkingCalendar.read(pointer, found.body().week()))
        .orElseThrow(() -> Invalid.field(pointer + "/calendar", "known-calendar", named));
  }

  /** The terms with the named calendar carried as it stands now. */
  public CalendarTerms carried(String hospital, String pointer, CalendarTerms terms) {
    var named = terms.calendar();
    return named == null
        ? terms
        : calendars
            .find(hospital, named)
            .map(found -> new CalendarTerms(null, found.body().week()))
            .orElseThrow(() -> Invalid.field(pointer + "/calendar", "known-calendar", named));
  }

  /** How calendars are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<WorkingCalendar> calendarAggregates(AggregateStore store, Clock businessClock) {
      return store.of(
          new AggregateType<>(
              "calendar",
              "calendars",
              WorkingCalendar.class,
              new Publication.State<>(
                  Streams.CALENDARS,
                  stored ->
                      new CalendarEvent.State(
                          stored.body().calendar(),
                          stored.body().name(),
                          stored.body().week(),
                          businessClock.instant(),
                          false)),
              new VendorScope.Everyone(),
              List.of(IndexSpec.on("calendar"))));
    }
  }
}
