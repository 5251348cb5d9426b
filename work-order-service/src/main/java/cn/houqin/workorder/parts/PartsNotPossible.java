package cn.houqin.workorder.parts;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.workorder.transition.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts are asked for by those who have the work in hand, not before and not after (409). */
class PartsNotPossible extends BrokenRule {

  private static final Set<State> ALLOWED =
      EnumSet.of(State.ACKNOWLEDGED, State.ON_SITE, State.PAUSED, State.MADE_SAFE, State.REOPENED);

  private PartsNotPossible(State state) {
    super(409, "parts-not-possible", state);
  }

  static void refuseIn(State state) {
    if (!ALLOWED.contains(state)) {
      throw new PartsNotPossible(state);
    }
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("allowedStates", List.copyOf(ALLOWED));
  }
}
