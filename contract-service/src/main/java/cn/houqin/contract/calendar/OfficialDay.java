package cn.houqin.contract.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of an official list of days off and make-up workdays (调休).
 *
 * @param isOffDay true for a day off, false for a make-up workday
 * @param takes MON..SUN, whose windows a make-up workday takes; may be left out where Monday to
 *     Friday have the same windows
 */
record OfficialDay(
    @NotNull LocalDate date,
    @NotNull Boolean isOffDay,
    @Nullable String name,
    @Nullable String takes) {}
