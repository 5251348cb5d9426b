package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.clock.OrderClock;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands of an order's life, and what it keeps of them. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class CommandController {

  private static final String DESK = "hasRole('DISPATCHER')";
  private static final String WORKERS = "hasAnyRole('VENDOR','DISPATCHER')";

  private final OrderCommands commands;
  private final Ticking ticking;
  private final Clock businessClock;

  CommandController(OrderCommands commands, Ticking ticking, Clock businessClock) {
    this.commands = commands;
    this.ticking = ticking;
    this.businessClock = businessClock;
  }

  /** Why. */
  record ReasonForm(@NotBlank String reason) {}

  /** To whom; the main vendor where no contract is named. */
  record DispatchForm(@Nullable String contract) {}

  /** What the requester said: 1 to 5, or nothing. */
  record FollowUpForm(@Nullable Integer rating) {}

  /** Where a wrongly filed order belongs. */
  record TransferForm(@NotNull String toLine, @NotBlank String reason) {}

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

  @PostMapping("/dispatch")
  @PreAuthorize(DESK)
  ResponseEntity<OrderView> dispatch(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody DispatchForm form) {
    return done(call, line, order, Command.DISPATCH, new Input(null, form.contract(), null, null));
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

  @PostMapping("/verification")
  @PreAuthorize("hasAnyRole('SUPERVISOR','DISPATCHER','REQUESTER')")
  ResponseEntity<OrderView> verify(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.VERIFY, Input.NONE);
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
    return done(call, line, order, Command.FOLLOW_UP, new Input(null, null, form.rating(), null));
  }

  @PostMapping("/closing")
  @PreAuthorize(DESK)
  ResponseEntity<OrderView> close(
      Call call, @PathVariable String line, @PathVariable String order) {
    return done(call, line, order, Command.CLOSE, Input.NONE);
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

  @PostMapping("/transfer")
  @PreAuthorize(DESK)
  ResponseEntity<OrderView> transfer(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody TransferForm form) {
    return done(
        call, line, order, Command.TRANSFER, new Input(form.reason(), null, null, form.toLine()));
  }

  /** A clock as it stands; nothing is decided while it runs. */
  record ClockView(
      String cause,
      String kind,
      String vendor,
      String contract,
      @Nullable Instant deadline,
      OrderClock.State state,
      @Nullable Instant decidedAt) {}

  @GetMapping("/clocks")
  @PreAuthorize(OrderController.READERS)
  List<ClockView> clocks(Caller caller, @PathVariable String line, @PathVariable String order) {
    var found = commands.get(caller, line, order);
    return ticking.clocks(caller.hospital(), found.body(), businessClock.instant()).stream()
        .filter(
            clock -> !caller.isVendorUser() || clock.assignment().vendor().equals(caller.vendor()))
        .map(
            clock ->
                new ClockView(
                    clock.cause(),
                    clock.kind().name(),
                    clock.assignment().vendor(),
                    clock.assignment().contract(),
                    clock.deadline(),
                    clock.state(),
                    clock.decidedAt()))
        .toList();
  }

  @GetMapping("/history")
  @PreAuthorize(OrderController.READERS)
  List<OrderFact> history(Caller caller, @PathVariable String line, @PathVariable String order) {
    return commands.get(caller, line, order).body().facts();
  }

  private ResponseEntity<OrderView> done(
      Call call, String line, String order, Command command, Input input) {
    return Answers.done(commands.command(call, line, order, command, input), OrderView::of);
  }
}
