package cn.houqin.contract.calendar;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.events.contract.WeekTerms;
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
import java.util.List;
import java.util.Map;
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

  private final Aggregates<WorkingCalendar> calendars;
  private final Hospitals hospitals;

  CalendarController(Aggregates<WorkingCalendar> calendars, Hospitals hospitals) {
    this.calendars = calendars;
    this.hospitals = hospitals;
  }

  /** A calendar to be added. */
  record CalendarForm(@NotNull String calendar, @NotNull String name, @Valid @NotNull Week week) {}

  /** Its week, in the hospital's own words. */
  record Week(
      @NotNull String zone,
      @NotNull Map<String, List<List<String>>> weekly,
      @Nullable List<String> holidays,
      @Nullable Map<String, String> makeUpDays) {

    WeekTerms terms() {
      return new WeekTerms(
          zone,
          weekly,
          holidays == null ? List.of() : holidays,
          makeUpDays == null ? Map.of() : makeUpDays);
    }
  }

  /** More days. */
  record DaysForm(@Nullable List<String> holidays, @Nullable Map<String, String> makeUpDays) {}

  @PostMapping
  @PreAuthorize(WRITERS)
  ResponseEntity<WorkingCalendar> add(Call call, @Valid @RequestBody CalendarForm form) {
    var body = new WorkingCalendar(form.calendar(), form.name(), form.week().terms()).checked();
    var made = calendars.create(call, body.calendar(), () -> Change.to(body));
    return Answers.created(made, "/api/calendars/" + body.calendar(), Stored::body);
  }

  @PostMapping("/{calendar}/days")
  @PreAuthorize(WRITERS)
  ResponseEntity<WorkingCalendar> addDays(
      Call call, @PathVariable String calendar, @Valid @RequestBody DaysForm form) {
    var today = hospitals.day(call.hospital(), call.now());
    return Answers.done(
        calendars.change(
            call,
            calendar,
            current ->
                Change.to(
                    current
                        .body()
                        .adding(
                            form.holidays() == null ? List.of() : form.holidays(),
                            form.makeUpDays() == null ? Map.of() : form.makeUpDays(),
                            today))),
        Stored::body);
  }

  @GetMapping("/{calendar}")
  @PreAuthorize("isAuthenticated()")
  ResponseEntity<WorkingCalendar> one(Caller caller, @PathVariable String calendar) {
    return Answers.found(calendars.get(caller, calendar), Stored::body);
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  Page<WorkingCalendar> list(
      Caller caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return calendars
        .list(caller, new ListQuery(Map.of(), "calendar", limit, after, null))
        .map(Stored::body);
  }
}
