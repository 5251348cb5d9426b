package cn.houqin.workorder.dispatch;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.order.WorkOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives an order to those who are next, without anybody at the desk: in the mode that the contract
 * of the first of them says.
 */
@Component
class Giving {

  private final Rotations rotations;

  Giving(Rotations rotations) {
    this.rotations = rotations;
  }

  Change<WorkOrder> to(
      Call call, Stored<WorkOrder> order, List<Cover> next, @Nullable String reason) {
    var offers = next.stream().map(Assigning::offer).toList();
    return switch (Mode.of(next.getFirst())) {
      case ASSIGN -> Assigning.to(call, order, offers.getFirst(), reason);
      case GRAB -> Assigning.offered(call, order.body(), offers, reason);
      case ROTATE -> Assigning.to(call, order, rotations.turn(call, order, offers), reason);
    };
  }
}
