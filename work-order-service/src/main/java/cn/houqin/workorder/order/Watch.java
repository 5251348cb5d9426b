package cn.houqin.workorder.order;

import java.util.List;

/**
 * What an order's clocks have said so far.
 *
 * @param raised points of clocks that were raised: cause/percent, or cause/deadline
 * @param evidence given so far; never taken out
 */
public record Watch(List<String> raised, List<Mark> evidence) {

  static final Watch NOTHING = new Watch(List.of(), List.of());

  public Watch {
    raised = List.copyOf(raised);
    evidence = List.copyOf(evidence);
  }
}
