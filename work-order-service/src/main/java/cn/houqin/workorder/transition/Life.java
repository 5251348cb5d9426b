package cn.houqin.workorder.transition;

import cn.houqin.workorder.clock.OrderFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to an order, and where it stands by that.
 *
 * @param pausedIn the state in which it was paused, while it is
 * @param rating 1..5, the last one given at a follow-up
 */
public record Life(
    State state, @Nullable State pausedIn, List<OrderFact> facts, @Nullable Integer rating) {

  public static Life begunWith(OrderFact request) {
    return new Life(State.REQUESTED, null, List.of(request), null);
  }

  /** The life that these facts tell; each must be allowed after the one before. */
  public static Life of(List<OrderFact> facts) {
    var life = begunWith(facts.getFirst());
    for (var fact : facts.subList(1, facts.size())) {
      life = life.then(fact);
    }
    return life;
  }

  /** The priority that a fact changed last; without one that of the request. */
  public String priorityAfter(String requested) {
    return facts.stream()
        .flatMap(fact -> Optional.ofNullable(fact.priority()).stream())
        .reduce(requested, (_, later) -> later);
  }

  /** As other facts tell it; a rating that no fact bore (history) stays. */
  public Life retold(List<OrderFact> others) {
    var told = of(others);
    var ofTheOrder = facts.stream().allMatch(fact -> fact.rating() == null) ? rating : null;
    return ofTheOrder == null ? told : told.rated(ofTheOrder);
  }

  Life then(OrderFact fact) {
    var isMoved = fact.type() == OrderFact.Type.OFFERED || fact.type() == OrderFact.Type.DISPATCHED;
    if (isMoved && state.isOpen()) {
      return dispatched(fact);
    }
    if (fact.type() == OrderFact.Type.WITHDRAWN) {
      return withdrawn(fact);
    }
    var command = Facts.commandOf(fact.type());
    var next = command.isPresent() ? after(command.get(), fact) : with(fact);
    return fact.rating() == null ? next : next.rated(fact.rating());
  }

  public State after(Command command) {
    return command
        .from(state, Optional.ofNullable(pausedIn))
        .orElseThrow(() -> new TransitionNotAllowed(command, state));
  }

  public Life after(Command command, OrderFact fact) {
    var paused =
        switch (command) {
          case PAUSE -> state;
          case RESUME -> null;
          case ACCEPT,
              REJECT,
              DISPATCH,
              ACKNOWLEDGE,
              DECLINE,
              ARRIVE,
              MAKE_SAFE,
              COMPLETE,
              VERIFY,
              FOLLOW_UP,
              CLOSE,
              REOPEN,
              CANCEL,
              TRANSFER ->
              pausedIn;
        };
    return new Life(after(command), paused, facts, rating).with(fact);
  }

  /** With another fact, which changes no state. */
  public Life with(OrderFact fact) {
    var more = new ArrayList<>(facts);
    more.add(fact);
    return new Life(state, pausedIn, List.copyOf(more), rating);
  }

  /** In the hands of a vendor; one that takes an offer is dispatched to already. */
  public Life dispatched(OrderFact fact) {
    return new Life(State.DISPATCHED, null, facts, rating).with(fact);
  }

  /** Back to dispatch; reopened, it stays so. */
  public Life withdrawn(OrderFact fact) {
    var back = state == State.REOPENED ? State.REOPENED : State.ACCEPTED;
    return new Life(back, null, facts, rating).with(fact);
  }

  public Life rated(int given) {
    return new Life(state, pausedIn, facts, given);
  }

  public Life ofBareDates(List<OrderFact> known) {
    var completed = known.stream().anyMatch(fact -> fact.type() == OrderFact.Type.COMPLETED);
    return new Life(completed ? State.CLOSED : State.REQUESTED, null, List.copyOf(known), rating);
  }
}
