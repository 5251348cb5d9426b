package cn.houqin.inventory.count;

import cn.houqin.platform.problem.BrokenRule;
import java.util.List;
import java.util.Map;

/** The count is not in the state the command needs (409). */
class CountNotInState extends BrokenRule {

  private final StockCount.State state;

  CountNotInState(String command, StockCount.State state, StockCount.State needed) {
    super(409, "count-not-in-state", command, state, needed);
    this.state = state;
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("allowed", allowed());
  }

  private List<String> allowed() {
    return switch (state) {
      case OPEN -> List.of("count", "submit", "cancel");
      case SUBMITTED -> List.of("approve", "return", "cancel");
      case APPROVED, POSTED, CANCELLED -> List.of();
    };
  }
}
