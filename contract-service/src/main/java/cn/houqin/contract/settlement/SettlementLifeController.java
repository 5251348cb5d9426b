package cn.houqin.contract.settlement;

import cn.houqin.events.contract.SettlementEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A settlement's way from the draft to the payment; each step is taken by whom it belongs to. */
@RestController
@RequestMapping("/api/settlements/{settlement}")
class SettlementLifeController {

  private static final String FINANCE = "hasRole('FINANCE')";

  private final Aggregates<SettlementRecord> settlements;

  SettlementLifeController(Aggregates<SettlementRecord> settlements) {
    this.settlements = settlements;
  }

  /** The bank's reference. */
  record PaymentForm(@NotBlank String reference) {}

  @PostMapping("/sending")
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> send(Call call, @PathVariable String settlement) {
    return step(
        call,
        settlement,
        current -> {
          var body = current.sent();
          return Change.to(body)
              .announcing(
                  new SettlementEvent.SentToVendor(
                      settlement, body.contract(), body.vendor(), body.month(), call.now()))
              .noting(
                  new Notice(
                      "vendor:" + body.vendor(),
                      "notice.settlement-sent",
                      Map.of("settlement", settlement)));
        });
  }

  @PostMapping("/confirmation")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<SettlementRecord> confirm(Call call, @PathVariable String settlement) {
    var by = call.caller().subject();
    return step(
        call,
        settlement,
        current -> {
          var body = current.confirmed(by);
          return Change.to(body)
              .announcing(
                  new SettlementEvent.Confirmed(
                      settlement, body.contract(), body.vendor(), body.month(), by, call.now()));
        });
  }

  @PostMapping("/approval")
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> approve(Call call, @PathVariable String settlement) {
    var by = call.caller().subject();
    return step(
        call,
        settlement,
        current -> {
          var body = current.approved(by);
          return Change.to(body)
              .announcing(
                  new SettlementEvent.Approved(
                      settlement, body.contract(), body.vendor(), body.month(), by, call.now()));
        });
  }

  @PostMapping("/payment")
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> pay(
      Call call, @PathVariable String settlement, @Valid @RequestBody PaymentForm form) {
    return step(
        call,
        settlement,
        current -> {
          var body = current.paid(form.reference());
          return Change.to(body)
              .announcing(
                  new SettlementEvent.Paid(
                      settlement,
                      body.contract(),
                      body.vendor(),
                      body.month(),
                      body.result().payableFen(),
                      form.reference(),
                      call.now()));
        });
  }

  private ResponseEntity<SettlementRecord> step(
      Call call, String settlement, Function<SettlementRecord, Change<SettlementRecord>> taken) {
    return Answers.done(
        settlements.change(call, settlement, current -> taken.apply(current.body())), Stored::body);
  }
}
