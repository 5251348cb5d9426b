package cn.houqin.platform.worktime;

/**
 * A window of local time, in minutes of the day it starts on; {@code to} at or before {@code from}
 * ends on the next day, so that equal ends are 24 hours.
 *
 * @param from 0..1439
 * @param to 0..1440; 1440 is the next midnight
 */
public record Window(int from, int to) {

  static final int DAY = 1_440;

  public Window {
    if (from < 0 || from >= DAY || to < 0 || to > DAY) {
      throw new IllegalArgumentException("No window of a day: " + from + " to " + to);
    }
  }

  /** Minutes from the midnight before the start to the end. */
  int end() {
    return to > from ? to : to + DAY;
  }

  /** Reads HH:mm, or 24:00; -1 if it is neither. */
  static int minutes(String text) {
    if (text == null || !text.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")) {
      return -1;
    }
    return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
  }

  String fromText() {
    return text(from);
  }

  String toText() {
    return text(to);
  }

  private static String text(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
