package cn.houqin.contract.retention;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.settlement.SettledMonths;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is held back under a contract, its final acceptance, and releases by two people. */
@RestController
@RequestMapping("/api/contracts/{contract}/retention")
class RetentionController {

  private static final String READERS =
      "hasAnyRole('FINANCE','VENDOR_MANAGER','LOGISTICS','AUDITOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<RetentionAccount> accounts;
  private final Contracts contracts;
  private final SettledMonths settled;
  private final Hospitals hospitals;

  RetentionController(
      Aggregates<RetentionAccount> accounts,
      Contracts contracts,
      SettledMonths settled,
      Hospitals hospitals) {
    this.accounts = accounts;
    this.contracts = contracts;
    this.settled = settled;
    this.hospitals = hospitals;
  }

  /** The protocol of the final acceptance (验收). */
  record AcceptanceForm(
      @NotNull LocalDate acceptedOn, @NotBlank @Size(max = 100) String reference) {}

  /** How much is to be paid out, and why. */
  record ReleaseForm(@NotNull Long fen, @NotBlank @Size(max = 500) String reason) {}

  /**
   * Where it stands.
   *
   * @param months what was held back of each approved month, in fen
   * @param leftFen held and not released
   */
  record RetentionView(
      Map<YearMonth, Long> months,
      long heldFen,
      long releasedFen,
      long leftFen,
      RetentionAccount account) {

    static RetentionView of(RetentionAccount account, Map<YearMonth, Long> months) {
      var held = sum(months);
      return new RetentionView(
          months, held, account.releasedFen(), held - account.releasedFen(), account);
    }
  }

  private static long sum(Map<YearMonth, Long> months) {
    return months.values().stream().mapToLong(Long::longValue).sum();
  }

  @GetMapping
  @PreAuthorize(READERS)
  RetentionView show(Caller caller, @PathVariable String contract) {
    var agreement = contracts.agreement(caller, contract);
    var account =
        accounts
            .find(caller.hospital(), contract)
            .map(Stored::body)
            .orElseGet(() -> RetentionAccount.of(contract, agreement.vendor()));
    return RetentionView.of(account, settled.heldBackFen(caller.hospital(), contract));
  }

  @PostMapping("/acceptance")
  @PreAuthorize("hasRole('LOGISTICS') and !hasRole('VENDOR')")
  ResponseEntity<RetentionView> accept(
      Call call, @PathVariable String contract, @Valid @RequestBody AcceptanceForm form) {
    if (form.acceptedOn().isAfter(today(call))) {
      throw Invalid.field("/acceptedOn", "not-future", form.acceptedOn());
    }
    var how =
        new RetentionAccount.Acceptance(
            form.acceptedOn(), form.reference(), call.caller().subject(), call.now());
    return change(call, contract, body -> body.accepted(how));
  }

  @PostMapping("/releases")
  @PreAuthorize("hasRole('FINANCE') and !hasRole('VENDOR')")
  ResponseEntity<RetentionView> ask(
      Call call, @PathVariable String contract, @Valid @RequestBody ReleaseForm form) {
    var isDue = isDue(call, contract);
    var held = sum(settled.heldBackFen(call.hospital(), contract));
    return change(
        call,
        contract,
        body ->
            body.asking(
                new RetentionAccount.Release(
                    body.releases().size() + 1,
                    form.fen(),
                    form.reason(),
                    call.caller().subject(),
                    call.now(),
                    null,
                    null),
                isDue,
                held));
  }

  @PostMapping("/releases/{number}/approval")
  @PreAuthorize("hasAnyRole('FINANCE','VENDOR_MANAGER') and !hasRole('VENDOR')")
  ResponseEntity<RetentionView> approve(
      Call call, @PathVariable String contract, @PathVariable String number) {
    return change(
        call, contract, body -> body.approved(number, call.caller().subject(), call.now()));
  }

  /** By the date of the version in force on the contract's last day. */
  private boolean isDue(Call call, String contract) {
    var versions = contracts.agreement(call.caller(), contract).versions();
    if (versions.isEmpty()) {
      return false;
    }
    var retention = versions.getLast().terms().money().invoiced().retention();
    return retention != null
        && retention.releasedOn() != null
        && !today(call).isBefore(retention.releasedOn());
  }

  private LocalDate today(Call call) {
    return LocalDate.ofInstant(call.now(), hospitals.zone(call.hospital()));
  }

  private ResponseEntity<RetentionView> change(
      Call call, String contract, UnaryOperator<RetentionAccount> step) {
    var agreement = contracts.agreement(call.caller(), contract);
    if (accounts.find(call.hospital(), contract).isEmpty()) {
      open(call, step.apply(RetentionAccount.of(contract, agreement.vendor())));
    }
    var months = settled.heldBackFen(call.hospital(), contract);
    return Answers.done(
        accounts.change(
            call,
            contract,
            current ->
                Change.to(step.apply(current.body()))
                    .noting(
                        new Notice(
                            "vendor:" + agreement.vendor(),
                            "notice.retention-changed",
                            Map.of("contract", contract)))),
        stored -> RetentionView.of(stored.body(), months));
  }

  /** Only once the first step was not refused. */
  private void open(Call call, RetentionAccount first) {
    accounts.createMissing(
        Call.system(call.hospital(), "retention-account", call.now()),
        Map.of(first.contract(), Change.to(RetentionAccount.of(first.contract(), first.vendor()))));
  }
}
