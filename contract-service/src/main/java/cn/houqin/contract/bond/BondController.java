package cn.houqin.contract.bond;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.settlement.SettledMonths;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bond of a contract: booked, drawn down, topped up, given back. */
@RestController
@RequestMapping("/api/contracts/{contract}/bond")
class BondController {

  private static final String READERS =
      "hasAnyRole('FINANCE','VENDOR_MANAGER','LOGISTICS','AUDITOR','ADMINISTRATOR','VENDOR')";
  private static final String FINANCE = "hasRole('FINANCE') and !hasRole('VENDOR')";
  private static final String OWNERS =
      "hasAnyRole('FINANCE','VENDOR_MANAGER') and !hasRole('VENDOR')";

  private final Aggregates<Bond> bonds;
  private final Contracts contracts;
  private final SettledMonths settled;
  private final Hospitals hospitals;
  private final TopUpTimes times;

  BondController(
      Aggregates<Bond> bonds,
      Contracts contracts,
      SettledMonths settled,
      Hospitals hospitals,
      TopUpTimes times) {
    this.bonds = bonds;
    this.contracts = contracts;
    this.settled = settled;
    this.hospitals = hospitals;
    this.times = times;
  }

  /** Money that came in, with the bank's reference. */
  record BookingForm(@NotNull Long fen, @NotBlank @Size(max = 100) String reference) {}

  /** Money to be paid out of the bond. */
  record PayoutForm(
      Bond.Payout.@NotNull Purpose purpose,
      @NotNull Long fen,
      @NotBlank @Size(max = 500) String reason,
      @Nullable @Size(max = 200) String settlement) {}

  /** Money the vendor must bring. */
  record TopUpForm(
      @NotNull Long fen, @NotNull LocalDate dueOn, @NotBlank @Size(max = 500) String reason) {}

  /** The bond is given back when the contract is over (409). */
  static final class BondStillNeeded extends BrokenRule {
    BondStillNeeded(String contract) {
      super(409, "bond-still-needed", contract);
    }
  }

  @GetMapping
  @PreAuthorize(READERS)
  ResponseEntity<Bond> show(Caller caller, @PathVariable String contract) {
    return Answers.found(bonds.get(caller, contract), Stored::body);
  }

  @PostMapping("/bookings")
  @PreAuthorize(FINANCE)
  ResponseEntity<Bond> book(
      Call call, @PathVariable String contract, @Valid @RequestBody BookingForm form) {
    var limit = limit(call, contract);
    return change(
        call,
        contract,
        "notice.bond-booked",
        body ->
            body.booked(form.fen(), form.reference(), call.caller().subject(), call.now(), limit));
  }

  @PostMapping("/payouts")
  @PreAuthorize(FINANCE)
  ResponseEntity<Bond> ask(
      Call call, @PathVariable String contract, @Valid @RequestBody PayoutForm form) {
    var agreement = contracts.agreement(call.caller(), contract);
    if (form.settlement() != null
        && !settled.isOf(call.hospital(), agreement.contract(), form.settlement())) {
      throw Invalid.field("/settlement", "known-settlement", form.settlement());
    }
    if (form.purpose() == Bond.Payout.Purpose.RELEASE
        && contracts.isActive(call.hospital(), contract)) {
      throw new BondStillNeeded(contract);
    }
    return change(
        call,
        contract,
        null,
        body ->
            body.asking(
                new Bond.Payout(
                    body.payouts().size() + 1,
                    form.purpose(),
                    form.fen(),
                    form.reason(),
                    form.settlement(),
                    call.caller().subject(),
                    call.now(),
                    null)));
  }

  @PostMapping("/payouts/{number}/approval")
  @PreAuthorize(OWNERS)
  ResponseEntity<Bond> approve(
      Call call, @PathVariable String contract, @PathVariable String number) {
    return change(
        call,
        contract,
        "notice.bond-paid-out",
        body -> body.approved(number, call.caller().subject(), call.now()));
  }

  @PostMapping("/top-ups")
  @PreAuthorize(OWNERS)
  ResponseEntity<Bond> demand(
      Call call, @PathVariable String contract, @Valid @RequestBody TopUpForm form) {
    var today = LocalDate.ofInstant(call.now(), hospitals.zone(call.hospital()));
    if (form.dueOn().isBefore(today)) {
      throw Invalid.field("/dueOn", "not-past", form.dueOn());
    }
    var limit = limit(call, contract);
    return change(
        call,
        contract,
        "notice.bond-top-up",
        body ->
            body.demanding(
                new Bond.TopUp(
                    body.topUps().size() + 1,
                    form.fen(),
                    form.fen(),
                    form.dueOn(),
                    form.reason(),
                    call.caller().subject()),
                limit));
  }

  private long limit(Call call, String contract) {
    return contracts.originalValueFen(call.caller(), contract) / 10;
  }

  private ResponseEntity<Bond> change(
      Call call, String contract, @Nullable String told, UnaryOperator<Bond> step) {
    var vendor = contracts.agreement(call.caller(), contract).vendor();
    if (bonds.find(call.hospital(), contract).isEmpty()) {
      open(call, step.apply(Bond.of(contract, vendor)));
    }
    return Answers.done(
        bonds.change(
            call,
            contract,
            current -> {
              var next = times.timed(call.hospital(), step.apply(current.body()), call.now());
              return told == null
                  ? Change.to(next)
                  : Change.to(next)
                      .noting(new Notice("vendor:" + vendor, told, Map.of("contract", contract)));
            }),
        Stored::body);
  }

  /** Only once the first step was not refused. */
  private void open(Call call, Bond first) {
    bonds.createMissing(
        Call.system(call.hospital(), "bond", call.now()),
        Map.of(first.contract(), Change.to(Bond.of(first.contract(), first.vendor()))));
  }
}
