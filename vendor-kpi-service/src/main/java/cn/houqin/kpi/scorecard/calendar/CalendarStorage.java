package cn.houqin.kpi.scorecard.calendar;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the calendars of contracts are stored and timed. */
@Configuration(proxyBeanMethods = false)
class CalendarStorage {

  @Bean
  Aggregates<MonthCalendar> monthCalendarAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "month-calendar",
            "month_calendars",
            MonthCalendar.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of()));
  }

  @Bean
  Timer<MonthCalendar> monthCalendarTimer(
      Aggregates<MonthCalendar> calendars, MonthStarting starting) {
    return new Timer<>(calendars, starting);
  }
}
