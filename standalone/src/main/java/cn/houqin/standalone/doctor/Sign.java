package cn.houqin.standalone.doctor;

import java.util.List;

/**
 * Something a metric tells that a person should see to; the alerts of {@code
 * deploy/prometheus/rules.yml} watch the same over time, and docs/operations.md says what to do.
 *
 * @param metric its name
 * @param above what it has to exceed
 * @param words what that means; {@code %s} is the number
 */
record Sign(String metric, double above, String words) {

  static final List<Sign> ALL =
      List.of(
          new Sign(
              "houqin_dead_letters_open",
              0,
              "%s events could not take effect and wait as dead letters (an OPERATOR lists, replays"
                  + " or discards them)"),
          new Sign(
              "houqin_relay_lag", 60, "events wait %s s to be published: is the broker there?"),
          new Sign("houqin_filing_lag", 300, "audit entries wait %s s to be filed"),
          new Sign("houqin_timers_lag", 60, "what was due has waited %s s to be raised"),
          new Sign("houqin_tallies_lag_seconds", 60, "daily sums are %s s behind their figures"),
          new Sign("houqin_store_waiting", 100, "%s requests wait for a connection to the store"),
          new Sign(
              "houqin_orders_uncovered", 0, "%s open orders have no vendor to go to (uncovered)"));

  /** What is to be said of a service by this sign. */
  List<String> of(Metrics metrics) {
    return metrics.of(metric).stream()
        .filter(sample -> sample.value() > above)
        .map(
            sample ->
                words.formatted(number(sample.value()))
                    + (sample.labels().isEmpty() ? "" : " [" + sample.labels() + "]"))
        .toList();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
