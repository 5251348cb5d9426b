package cn.houqin.platform.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How events leave. */
@FunctionalInterface
interface Sending {

  /**
   * Sends one aggregate's events in order, each after the one before has arrived.
   *
   * @param inTime asked before each; nothing is sent once it is false
   */
  Sent send(List<Outgoing> events, BooleanSupplier inTime) throws InterruptedException;

  /** As {@link #send}, of several aggregates; none waits for another's events. */
  default List<Sent> sendEach(List<List<Outgoing>> aggregates, BooleanSupplier inTime)
      throws InterruptedException {
    var all = new ArrayList<Sent>();
    for (var events : aggregates) {
      all.add(send(events, inTime));
    }
    return all;
  }

  /**
   * What became of it.
   *
   * @param arrived how many, counted from the first, the broker has for sure
   * @param brokerAway whether trying others now is in vain
   */
  record Sent(int arrived, boolean brokerAway) {

    static final Sent NOTHING = new Sent(0, false);

    Sent oneMore() {
      return new Sent(arrived + 1, false);
    }
  }
}
