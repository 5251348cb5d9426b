package cn.houqin.contract.terms;

import cn.houqin.contract.calendar.WeekForm;
import cn.houqin.events.contract.CalendarTerms;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** A calendar named by its code or carried: exactly one of the two. */
public record CalendarForm(@Nullable String calendar, @Valid @Nullable WeekForm week) {

  CalendarTerms terms() {
    return new CalendarTerms(calendar, week == null ? null : week.terms());
  }
}
