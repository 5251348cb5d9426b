package cn.houqin.platform.worktime;

/**
 * A stretch of true time, in milliseconds since the epoch.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Interval(long from, long to) {

  long length() {
    return to - from;
  }
}
