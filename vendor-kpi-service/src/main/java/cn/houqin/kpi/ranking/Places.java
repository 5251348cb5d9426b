package cn.houqin.kpi.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Equal ones share a place and the places after them stay empty; who has none stands last. */
public final class Places {

  private Places() {}

  /**
   * A place.
   *
   * @param rank null where there is nothing to rank
   * @param tied whether others have the same
   */
  public record Place(@Nullable Integer rank, boolean tied) {}

  /**
   * @param by null for one without a place
   * @param best the better one first
   * @param name decides the order of equal ones
   */
  public static <T, V, R> List<R> of(
      List<T> all,
      Function<T, @Nullable V> by,
      Comparator<V> best,
      Function<T, String> name,
      BiFunction<T, Place, R> placed) {
    var sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.<T, @Nullable V>comparing(by, Comparator.nullsLast(best)).thenComparing(name));
    var rows = new ArrayList<R>();
    for (var one : sorted) {
      rows.add(placed.apply(one, place(sorted.stream().map(by).toList(), by.apply(one), best)));
    }
    return List.copyOf(rows);
  }

  private static <V> Place place(List<@Nullable V> all, @Nullable V mine, Comparator<V> best) {
    if (mine == null) {
      return new Place(null, false);
    }
    var better = 0;
    var same = 0;
    for (var other : all) {
      if (other != null) {
        var compared = best.compare(other, mine);
        better += compared < 0 ? 1 : 0;
        same += compared == 0 ? 1 : 0;
      }
    }
    return new Place(better + 1, same > 1);
  }
}
