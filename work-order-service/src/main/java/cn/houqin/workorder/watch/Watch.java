package cn.houqin.workorder.watch;

import java.util.List;

/**
 * What an order's clocks have said so far.
 *
 * @param raised points of clocks that were raised: cause/percent (with .n after the cause where a
 *     later priority decides), or cause/deadline
 * @param evidence given so far; never taken out
 * @param promise the hospital's promise to the requester, from the first dispatch on
 */
public record Watch(List<String> raised, List<Mark> evidence, List<Promised> promise) {

  public static final Watch NOTHING = new Watch(List.of(), List.of(), List.of());

  public Watch {
    raised = List.copyOf(raised);
    evidence = List.copyOf(evidence);
    promise = List.copyOf(promise);
  }
}
