package cn.houqin.workorder.clock;

import cn.houqin.workorder.clock.Stint.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through a history and tells who had the order when. */
final class Stints {

  private final OrderHistory history;
  private final Map<Integer, Assignment> dispatches;
  private final List<Stint> ended = new ArrayList<>();
  private @Nullable Stint open;

  private Stints(OrderHistory history) {
    this.history = history;
    this.dispatches = history.dispatches();
  }

  static List<Stint> of(OrderHistory history) {
    var stints = new Stints(history);
    for (var i = 0; i < history.size(); i++) {
      stints.on(i);
    }
    stints.close();
    return stints.ended;
  }

  private void on(int index) {
    var assignment = dispatches.get(index);
    var type = history.type(index);
    if (assignment != null) {
      dispatched(index, assignment);
    } else if (history.isUncoveredDispatch(index)) {
      end(index, Ending.MOVED);
      close();
    } else if (type == OrderFact.Type.OFFERED) {
      end(index, given(index));
    } else if (type == OrderFact.Type.DECLINED) {
      end(index, Ending.DECLINED);
    } else if (type == OrderFact.Type.WITHDRAWN) {
      end(index, Ending.SUSPENDED);
    } else if (type.isBreakOff()) {
      end(index, Ending.BROKEN_OFF);
      close();
    }
  }

  private void dispatched(int index, Assignment assignment) {
    if (open != null && open.assignment().vendor().equals(assignment.vendor())) {
      open = open.takenUpAgain(history.size());
      return;
    }
    end(index, given(index));
    close();
    open = new Stint(ended.size() + 1, assignment, index, history.size(), Ending.NONE, -1);
  }

  /** How the vendor before loses it to the next, or to those it is offered to. */
  private Ending given(int index) {
    var reason = history.facts().get(index).reason();
    return OrderFact.VENDOR_SUSPENDED.equals(reason) ? Ending.SUSPENDED : Ending.MOVED;
  }

  /** A vendor that declined lost it then, whatever comes later. */
  private void end(int index, Ending how) {
    if (open != null && open.ending() == Ending.NONE) {
      open = open.ended(index, how);
    }
  }

  private void close() {
    if (open != null) {
      ended.add(open);
      open = null;
    }
  }
}
