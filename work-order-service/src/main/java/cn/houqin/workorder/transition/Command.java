package cn.houqin.workorder.transition;

import static cn.houqin.workorder.transition.State.ACCEPTED;
import static cn.houqin.workorder.transition.State.ACKNOWLEDGED;
import static cn.houqin.workorder.transition.State.CANCELLED;
import static cn.houqin.workorder.transition.State.CLOSED;
import static cn.houqin.workorder.transition.State.COMPLETED;
import static cn.houqin.workorder.transition.State.DISPATCHED;
import static cn.houqin.workorder.transition.State.FOLLOWED_UP;
import static cn.houqin.workorder.transition.State.MADE_SAFE;
import static cn.houqin.workorder.transition.State.ON_SITE;
import static cn.houqin.workorder.transition.State.PAUSED;
import static cn.houqin.workorder.transition.State.REJECTED;
import static cn.houqin.workorder.transition.State.REOPENED;
import static cn.houqin.workorder.transition.State.REQUESTED;
import static cn.houqin.workorder.transition.State.TRANSFERRED;
import static cn.houqin.workorder.transition.State.VERIFIED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done to a work order, from which states, and where it leads. Anything else is
 * refused.
 */
public enum Command {
  ACCEPT("accept", ACCEPTED, REQUESTED),
  REJECT("reject", REJECTED, REQUESTED),
  DISPATCH("dispatch", DISPATCHED, ACCEPTED, DISPATCHED, ACKNOWLEDGED, REOPENED),
  ACKNOWLEDGE("acknowledge", ACKNOWLEDGED, DISPATCHED, REOPENED),
  DECLINE("decline", ACCEPTED, DISPATCHED, ACKNOWLEDGED),
  ARRIVE("arrive", ON_SITE, DISPATCHED, ACKNOWLEDGED, REOPENED),
  PAUSE("pause", PAUSED, ACKNOWLEDGED, ON_SITE, MADE_SAFE),
  /** Leads back to the state the order was paused in. */
  RESUME("resume", PAUSED, PAUSED),
  MAKE_SAFE("make-safe", MADE_SAFE, ON_SITE),
  COMPLETE("complete", COMPLETED, ON_SITE, MADE_SAFE, REOPENED),
  VERIFY("verify", VERIFIED, COMPLETED),
  FOLLOW_UP("follow-up", FOLLOWED_UP, VERIFIED),
  CLOSE("close", CLOSED, VERIFIED, FOLLOWED_UP),
  REOPEN("reopen", REOPENED, COMPLETED, VERIFIED, FOLLOWED_UP),
  CANCEL("cancel", CANCELLED, REQUESTED, ACCEPTED, DISPATCHED, ACKNOWLEDGED, ON_SITE, PAUSED),
  TRANSFER("transfer", TRANSFERRED, REQUESTED, ACCEPTED, DISPATCHED, ACKNOWLEDGED);

  private final String wireName;
  private final State to;
  private final Set<State> from;

  Command(String wireName, State to, State first, State... more) {
    this.wireName = wireName;
    this.to = to;
    this.from = EnumSet.of(first, more);
  }

  /** The name in problems and in the table of transitions. */
  public String wireName() {
    return wireName;
  }

  /**
   * Where it leads from a state.
   *
   * @param pausedIn the state in which the order was paused, if it is
   */
  public Optional<State> from(State state, Optional<State> pausedIn) {
    if (!from.contains(state)) {
      return Optional.empty();
    }
    return this == RESUME ? pausedIn : Optional.of(to);
  }

  /** The commands that a state allows. */
  public static List<Command> allowedIn(State state) {
    return Arrays.stream(values()).filter(command -> command.from.contains(state)).toList();
  }
}
