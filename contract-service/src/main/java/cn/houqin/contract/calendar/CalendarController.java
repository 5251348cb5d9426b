package cn.houqin.contract.calendar;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hospital's calendars. */
@RestController
@RequestMapping("/api/calendars")
class CalendarController {

  private static final String WRITERS = "hasAnyRole('VENDOR_MANAGER','ADMINISTRATOR')";
  private static final String READERS = "isAuthenticated() and !hasRole('OPERATOR')";

  private final Aggregates<WorkingCalendar> calendars;

  CalendarController(Aggregates<WorkingCalendar> calendars) {
    this.calendars = calendars;
  }

  /** A calendar to be added, with an official list of days if there is one. */
  record CalendarForm(
      @NotNull String calendar,
      @NotNull String name,
      @Valid @NotNull WeekForm week,
      @Nullable List<@Valid OfficialDay> days) {

    WorkingCalendar body() {
      var plain = new WorkingCalendar(calendar, name, week.terms()).checked();
      return days == null ? plain : plain.with(plain.days(days)).checked();
    }
  }

  /** More days: dates, and an official list of them. */
  record DaysForm(
      @Nullable List<String> holidays,
      @Nullable Map<String, String> makeUpDays,
      @Nullable List<@Valid OfficialDay> days) {

    WorkingCalendar.Days of(WorkingCalendar calendar) {
      var listed = calendar.days(days == null ? List.of() : days);
      var allHolidays = new java.util.ArrayList<>(holidays == null ? List.<String>of() : holidays);
      allHolidays.addAll(listed.holidays());
      var allMakeUpDays = new TreeMap<>(listed.makeUpDays());
      allMakeUpDays.putAll(makeUpDays == null ? Map.of() : makeUpDays);
      return new WorkingCalendar.Days(allHolidays, allMakeUpDays);
    }
  }

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<WorkingCalendar> add(Call call, @Valid @RequestBody CalendarForm form) {
    var body = form.body();
    var made = calendars.create(call, body.calendar(), () -> Change.to(body));
    return Answers.created(made, "/api/calendars/" + body.calendar(), Stored::body);
  }

  @PostMapping("/{calendar}/days")
  @PreAuthorize(WRITERS)
  ResponseEntity<WorkingCalendar> addDays(
      Call call, @PathVariable String calendar, @Valid @RequestBody DaysForm form) {
    return Answers.done(
        calendars.change(
            call,
            calendar,
            current -> Change.to(current.body().adding(form.of(current.body()), call.now()))),
        Stored::body);
  }

  @GetMapping("/{calendar}")
  @PreAuthorize(READERS)
  ResponseEntity<WorkingCalendar> one(Caller caller, @PathVariable String calendar) {
    return Answers.found(calendars.get(caller, calendar), Stored::body);
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<WorkingCalendar> list(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return calendars
        .list(caller, new ListQuery(Map.of(), "calendar", limit, after, changedSince))
        .map(Stored::body);
  }
}
