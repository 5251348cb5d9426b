package cn.houqin.events.contract;

import org.jspecify.annotations.Nullable;

/** A calendar named by its code or carried by the contract itself: exactly one of the two. */
public record CalendarTerms(@Nullable String calendar, @Nullable WeekTerms week) {}
