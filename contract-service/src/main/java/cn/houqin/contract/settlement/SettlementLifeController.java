package cn.houqin.contract.settlement;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.events.contract.SettlementEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
  private final Hospitals hospitals;

  SettlementLifeController(Aggregates<SettlementRecord> settlements, Hospitals hospitals) {
    this.settlements = settlements;
    this.hospitals = hospitals;
  }

  /**
   * How it was paid.
   *
   * @param reference the bank's
   * @param paidOn today if left out
   */
  record PaymentForm(@NotBlank @Size(max = 100) String reference, @Nullable LocalDate paidOn) {}

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
              .noting(toVendor("notice.settlement-sent", settlement, body));
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
                      settlement, body.contract(), body.vendor(), body.month(), by, call.now()))
              .noting(toFinance("notice.settlement-confirmed", settlement));
        });
  }

  /** One of two: finance, or who answers for the contract. */
  @PostMapping("/approval")
  @PreAuthorize("hasAnyRole('FINANCE','VENDOR_MANAGER') and !hasRole('VENDOR')")
  ResponseEntity<SettlementRecord> approve(Call call, @PathVariable String settlement) {
    var by = call.caller().subject();
    return step(
        call,
        settlement,
        current -> {
          var body = current.approved(by, call.now());
          var step = Change.to(body);
          return body.status() == SettlementRecord.Status.CONFIRMED
              ? step.noting(toFinance("notice.settlement-second-approval", settlement))
              : step.announcing(approved(settlement, body, call.now()))
                  .noting(
                      toFinance("notice.settlement-approved", settlement),
                      toVendor("notice.settlement-approved", settlement, body));
        });
  }

  @PostMapping("/payment")
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> pay(
      Call call, @PathVariable String settlement, @Valid @RequestBody PaymentForm form) {
    var paidOn = paidOn(call, form);
    return step(
        call,
        settlement,
        current -> {
          var body =
              current.paid(
                  new SettlementRecord.Payment(form.reference(), paidOn, call.caller().subject()));
          return Change.to(body)
              .announcing(
                  new SettlementEvent.Paid(
                      settlement,
                      body.contract(),
                      body.vendor(),
                      body.month(),
                      body.result().payableFen(),
                      form.reference(),
                      paidOn.toString(),
                      body.statement().transferFen(),
                      call.now()))
              .noting(toVendor("notice.settlement-paid", settlement, body));
        });
  }

  private LocalDate paidOn(Call call, PaymentForm form) {
    var today = LocalDate.ofInstant(call.now(), hospitals.zone(call.hospital()));
    var day = form.paidOn() == null ? today : form.paidOn();
    if (day.isAfter(today)) {
      throw Invalid.field("/paidOn", "not-future", day);
    }
    return day;
  }

  private static SettlementEvent.Approved approved(
      String settlement, SettlementRecord body, Instant now) {
    var approvals = body.approvals();
    return new SettlementEvent.Approved(
        settlement,
        body.contract(),
        body.vendor(),
        body.month(),
        approvals.getLast().by(),
        approvals.getFirst().by(),
        now);
  }

  private static Notice toFinance(String key, String settlement) {
    return new Notice("role:FINANCE", key, Map.of("settlement", settlement));
  }

  private static Notice toVendor(String key, String settlement, SettlementRecord body) {
    return new Notice("vendor:" + body.vendor(), key, Map.of("settlement", settlement));
  }

  private ResponseEntity<SettlementRecord> step(
      Call call, String settlement, Function<SettlementRecord, Change<SettlementRecord>> taken) {
    return Answers.done(
        settlements.change(call, settlement, current -> taken.apply(current.body())), Stored::body);
  }
}
