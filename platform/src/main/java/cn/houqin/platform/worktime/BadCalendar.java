package cn.houqin.platform.worktime;

import java.util.List;

/** A calendar that does not hold together; every fault is named. */
public final class BadCalendar extends RuntimeException {

  /**
   * One fault.
   *
   * @param pointer JSON pointer within the calendar
   */
  public record Fault(String pointer, String rule, String value) {}

  private final transient List<Fault> faults;

  BadCalendar(List<Fault> faults) {
    super("Calendar refused: " + faults);
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
