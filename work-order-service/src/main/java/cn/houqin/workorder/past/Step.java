package cn.houqin.workorder.past;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Facts;
import cn.houqin.workorder.transition.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event of a history. */
public record Step(
    OrderFact.Type type, Instant at, @Nullable String reason, @Nullable String vendor) {

  /** What is wrong with the steps, with pointers under {@code /events}; empty if they are legal. */
  public static List<FieldError> faults(List<Step> steps) {
    var faults = new ArrayList<FieldError>();
    if (steps.isEmpty() || steps.getFirst().type() != OrderFact.Type.REQUESTED) {
      return List.of(FieldError.of("/events/0/type", "begins-with-request", null));
    }
    var state = State.REQUESTED;
    @Nullable State pausedIn = null;
    for (var i = 1; i < steps.size(); i++) {
      var step = steps.get(i);
      if (step.at().isBefore(steps.get(i - 1).at())) {
        faults.add(FieldError.of("/events/" + i + "/at", "in-order-of-time", step.at()));
      }
      var before = state;
      var held = pausedIn;
      var next =
          Facts.commandOf(step.type())
              .flatMap(command -> command.from(before, Optional.ofNullable(held)));
      if (next.isEmpty()) {
        faults.add(
            FieldError.of(
                "/events/" + i + "/type",
                "legal-transition",
                step.type(),
                before,
                Command.allowedIn(before)));
        return faults;
      }
      pausedIn = step.type() == OrderFact.Type.PAUSED ? before : null;
      state = next.get();
    }
    return faults;
  }
}
