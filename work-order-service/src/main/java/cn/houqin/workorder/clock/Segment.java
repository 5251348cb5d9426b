package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Instant;

/** Part of a clock's life under one target; a new one begins when the order's priority changes. */
public record Segment(Instant from, WorkCalendar calendar, Target target) {}
