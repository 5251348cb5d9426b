package cn.houqin.kpi.ladder;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Something that happened on a day and of which a ladder may speak.
 *
 * @param kind INTEGRITY_BREACH, INCIDENT, INTERRUPTION or RECTIFICATION_FAILED
 */
public record Happening(String id, String kind, LocalDate day) {

  YearMonth month() {
    return YearMonth.from(day);
  }
}
