package cn.houqin.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fault came to against what is promised: printed, kept as JSON and held to its limits. */
public final class Figure {

  private final Promise promise;
  private final String what;
  private final List<Size> sizes = new ArrayList<>();
  private final Map<String, Object> told = new LinkedHashMap<>();
  private final List<String> limits = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  private Figure(Promise promise, String what) {
    this.promise = promise;
    this.what = what;
  }

  /**
   * @param what was done, in a few words; one line of the table for each
   */
  public static Figure of(Promise promise, String what) {
    return new Figure(promise, what);
  }

  /** How much was taken, of how much the promise is made for. */
  public Figure size(Size size) {
    sizes.add(size);
    return this;
  }

  /** Worth knowing, held to nothing. */
  public Figure told(String name, Object value) {
    told.put(name, value);
    return this;
  }

  /** What the test has asserted before it says so. */
  public Figure proved(String what) {
    limits.add(what);
    return this;
  }

  public Figure atMost(String name, double value, double limit) {
    return held(name, value, "at most", limit, value <= limit);
  }

  /** None may be; the first of them are told. */
  public Figure none(String name, List<String> faults) {
    if (!faults.isEmpty()) {
      told.put("first of them", faults.stream().limit(3).toList());
    }
    return atMost(name, faults.size(), 0);
  }

  public Figure atLeast(String name, double value, double limit) {
    return held(name, value, "at least", limit, value >= limit);
  }

  private Figure held(String name, double value, String how, double limit, boolean kept) {
    var text = name + " " + plain(value) + " (" + how + " " + plain(limit) + ")";
    limits.add(text);
    if (!kept) {
      broken.add(text);
    }
    return this;
  }

  /** Prints and keeps it; fails if a limit does not hold. */
  public void print() {
    System.out.println("[fault] " + String.join("; ", row()) + ", seed " + Figures.SEED);
    FigureTable.add(this);
    assertThat(broken).as(promise + " " + what).isEmpty();
  }

  Promise promise() {
    return promise;
  }

  String what() {
    return what;
  }

  /** Promise, what was done, how much, what it came to, and whether that keeps the promise. */
  List<String> row() {
    var all = new ArrayList<>(limits);
    told.forEach((name, value) -> all.add(name + " " + value));
    return List.of(
        promise.name(),
        what,
        String.join(", ", sizes.stream().map(Size::toString).toList()),
        String.join(", ", all),
        verdict());
  }

  private String verdict() {
    if (!broken.isEmpty()) {
      return "BROKEN";
    }
    return sizes.stream().allMatch(Size::isFull) ? "kept" : "kept at this size";
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("row", promise.name());
    json.put("promise", promise.says());
    json.put("what", what);
    json.put("sizes", sizes);
    json.put("limits", limits);
    json.put("told", told);
    json.put("verdict", verdict());
    json.put("seed", Figures.SEED);
    return json;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? "%,d".formatted((long) value) : "%.2f".formatted(value);
  }
}
