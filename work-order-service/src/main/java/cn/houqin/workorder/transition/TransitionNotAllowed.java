package cn.houqin.workorder.transition;

import cn.houqin.platform.problem.BrokenRule;
import java.util.List;
import java.util.Map;

/** The order's state does not allow this command; the allowed ones are named (409). */
public class TransitionNotAllowed extends BrokenRule {

  private final List<String> allowed;

  TransitionNotAllowed(Command command, State state) {
    super(409, "transition-not-allowed", command.wireName(), state);
    this.allowed = Command.allowedIn(state).stream().map(Command::wireName).toList();
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("allowed", allowed);
  }
}
