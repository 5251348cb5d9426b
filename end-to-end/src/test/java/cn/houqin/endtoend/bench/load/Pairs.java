package cn.houqin.endtoend.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Sides of a comparison, each with its name, that take turns. */
public final class Pairs {

  private final Map<String, Callable<Figures>> sides = new LinkedHashMap<>();

  private Pairs() {}

  /** To be filled. */
  public static Pairs none() {
    return new Pairs();
  }

  public static Pairs of(String name, Callable<Figures> side) {
    return new Pairs().and(name, side);
  }

  public static Pairs of(String first, Callable<Figures> a, String second, Callable<Figures> b) {
    return of(first, a).and(second, b);
  }

  public Pairs and(String name, Callable<Figures> side) {
    sides.put(name, side);
    return this;
  }

  /** A B A B A B, or as many rounds as houqin.bench.rounds says. */
  public Map<String, Trial> run() throws Exception {
    var rounds = new LinkedHashMap<String, List<Figures>>();
    for (var round = 0; round < Sizes.rounds(); round++) {
      for (var side : sides.entrySet()) {
        rounds.computeIfAbsent(side.getKey(), _ -> new ArrayList<>()).add(side.getValue().call());
      }
    }
    var trials = new LinkedHashMap<String, Trial>();
    rounds.forEach((name, figures) -> trials.put(name, new Trial(figures)));
    return trials;
  }
}
