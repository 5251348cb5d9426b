package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.job.Tick;
import cn.houqin.workorder.lifecycle.OrderCommands.Input;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.transition.Command;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody(required = false) @Nullable WorkForm form) {
    return done(call, line, order, Command.ACKNOWLEDGE, WorkForm.input(form));
  }

  @PostMapping("/decline")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> decline(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody HoldUpForm form) {
    return done(call, line, order, Command.DECLINE, form.input());
  }

  @PostMapping("/arrival")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> arrive(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody(required = false) @Nullable WorkForm form) {
    return done(call, line, order, Command.ARRIVE, WorkForm.input(form));
  }

  @PostMapping("/pause")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> pause(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody HoldUpForm form) {
    return done(call, line, order, Command.PAUSE, form.input());
  }

  @PostMapping("/resumption")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> resume(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody(required = false) @Nullable WorkForm form) {
    return done(call, line, order, Command.RESUME, WorkForm.input(form));
  }

  @PostMapping("/making-safe")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> makeSafe(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody(required = false) @Nullable WorkForm form) {
    return done(call, line, order, Command.MAKE_SAFE, WorkForm.input(form));
  }

  /**
   * When, and what was answered to each element of the category's checklist, if it has one.
   *
   * @param supplied all that the vendor itself brought for the order; null leaves what it said
   *     before. What the hospital's stores gave out is none of it
   */
  record CompletionForm(
      @Nullable Instant occurredAt,
      @Nullable @Size(max = 100) List<@Valid TickForm> checklist,
      @Nullable @Size(max = 100) List<@Valid SuppliedForm> supplied) {
    Input input() {
      var ticks = Objects.requireNonNullElse(checklist, List.<TickForm>of());
      return new Input(
          null,
          null,
          occurredAt,
          ticks.stream().map(tick -> new Tick(tick.element(), tick.answer())).toList(),
          supplied == null ? null : SuppliedForm.items(supplied));
    }
  }

  /** An element as the category words it, and its answer. */
  record TickForm(@NotNull String element, Tick.@NotNull Answer answer) {}

  @PostMapping("/completion")
  @PreAuthorize(WORKERS)
  ResponseEntity<OrderView> complete(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody(required = false) @Nullable CompletionForm form) {
    return done(call, line, order, Command.COMPLETE, form == null ? Input.NONE : form.input());
  }

  private ResponseEntity<OrderView> done(
      Call call, String line, String order, Command command, Input input) {
    return Answers.done(
        commands.command(call, line, order, command, input), OrderView.to(call.caller()));
  }
}
