package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.transition.Command;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the one-stop desk (一站式) does with an order. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class DeskController {

  private static final String DESK = "hasRole('DISPATCHER')";

  private final OrderCommands commands;

  DeskController(OrderCommands commands) {
    this.commands = commands;
  }

  /** What the requester said: 1 to 5, or nothing; and in which words. */
  record FollowUpForm(@Nullable Integer rating, @Nullable @Size(max = 500) String comment) {}

  @PostMapping("/acceptance")
  @PreAuthorize(DESK)
  ResponseEntity<OrderView> accept(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.ACCEPT, Input.NONE);
  }

  @PostMapping("/rejection")
  @PreAuthorize(DESK)
  ResponseEntity<OrderView> reject(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody ReasonForm form) {
    return done(call, line, order, Command.REJECT, Input.because(form.reason()));
  }

  @PostMapping("/follow-up")
  @PreAuthorize(DESK)
  ResponseEntity<OrderView> followUp(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody FollowUpForm form) {
    if (form.rating() != null && (form.rating() < 1 || form.rating() > 5)) {
      throw Invalid.field("/rating", "between", form.rating(), 1, 5);
    }
    return done(
        call,
        line,
        order,
        Command.FOLLOW_UP,
        new Input(form.comment(), form.rating(), null, List.of(), null));
  }

  @PostMapping("/closing")
  @PreAuthorize(DESK)
  ResponseEntity<OrderView> close(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.CLOSE, Input.NONE);
  }

  private ResponseEntity<OrderView> done(
      Call call, String line, String order, Command command, Input input) {
    return Answers.done(
        commands.command(call, line, order, command, input), OrderView.to(call.caller()));
  }
}
