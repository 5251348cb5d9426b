package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.transition.Command;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What those do for whom the work was done: verify, reopen, cancel. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class WardController {

  private final OrderCommands commands;

  WardController(OrderCommands commands) {
    this.commands = commands;
  }

  @PostMapping("/verification")
  @PreAuthorize("hasAnyRole('SUPERVISOR','DISPATCHER','REQUESTER')")
  ResponseEntity<OrderView> verify(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.VERIFY, Input.NONE);
  }

  @PostMapping("/reopening")
  @PreAuthorize("hasAnyRole('SUPERVISOR','DISPATCHER','REQUESTER')")
  ResponseEntity<OrderView> reopen(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody ReasonForm form) {
    return done(call, line, order, Command.REOPEN, Input.because(form.reason()));
  }

  @PostMapping("/cancellation")
  @PreAuthorize("hasAnyRole('DISPATCHER','REQUESTER')")
  ResponseEntity<OrderView> cancel(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody ReasonForm form) {
    return done(call, line, order, Command.CANCEL, Input.because(form.reason()));
  }

  private ResponseEntity<OrderView> done(
      Call call, String line, String order, Command command, Input input) {
    return Answers.done(
        commands.command(call, line, order, command, input), OrderView.to(call.caller()));
  }
}
