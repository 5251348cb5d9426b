package cn.houqin.workorder.ticking;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.order.WorkOrder;
import java.util.Optional;

/** Where an order goes by itself: from a vendor to the next, or into the uncovered queue. */
@FunctionalInterface
public interface Course {

  /**
   * What happens to it by itself now; empty if it stays where it is.
   *
   * @param before the order before the change that is being made
   */
  Optional<Change<WorkOrder>> of(Call call, WorkOrder before, Stored<WorkOrder> current);
}
