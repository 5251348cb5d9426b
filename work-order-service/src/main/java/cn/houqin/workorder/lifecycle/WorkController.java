package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import cn.houqin.workorder.order.Command;
import cn.houqin.workorder.order.OrderView;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the vendor's people do with an order. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class WorkController {

  private static final String WORKERS = "hasAnyRole('VENDOR','DISPATCHER')";

  private final OrderCommands commands;

  WorkController(OrderCommands commands) {
    this.commands = commands;
  }

  @PostMapping("/acknowledgement")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> acknowledge(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.ACKNOWLEDGE, Input.NONE);
  }

  @PostMapping("/decline")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> decline(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody ReasonForm form) {
    return done(call, line, order, Command.DECLINE, Input.because(form.reason()));
  }

  @PostMapping("/arrival")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> arrive(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.ARRIVE, Input.NONE);
  }

  @PostMapping("/pause")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> pause(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody ReasonForm form) {
    return done(call, line, order, Command.PAUSE, Input.because(form.reason()));
  }

  @PostMapping("/resumption")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> resume(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.RESUME, Input.NONE);
  }

  @PostMapping("/making-safe")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> makeSafe(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.MAKE_SAFE, Input.NONE);
  }

  @PostMapping("/completion")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> complete(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.COMPLETE, Input.NONE);
  }

  private ResponseEntity<OrderView> done(
      Call call, String line, String order, Command command, Input input) {
    return Answers.done(commands.command(call, line, order, command, input), OrderView::of);
  }
}
