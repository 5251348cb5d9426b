package cn.houqin.events.contract;

import java.util.List;
import java.util.Map;

/**
 * When work is done.
 *
 * @param zone IANA zone
 * @param weekly MON..SUN to windows [from, to) of local time HH:mm; "24:00" is the next midnight
 * @param holidays ISO dates on which no window starts
 * @param makeUpDays ISO date to the weekday whose windows it takes; stronger than holidays
 */
public record WeekTerms(
    String zone,
    Map<String, List<List<String>>> weekly,
    List<String> holidays,
    Map<String, String> makeUpDays) {}
