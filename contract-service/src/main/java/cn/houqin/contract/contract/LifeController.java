package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The life of a contract after its reviews: signed, suspended, reinstated, terminated. */
@RestController
@RequestMapping("/api/contracts/{contract}")
class LifeController {

  /** Who owns contracts; a vendor's own people never do. */
  static final String MANAGERS = "hasRole('VENDOR_MANAGER') and !hasRole('VENDOR')";

  private final Aggregates<Contract> contracts;
  private final Signing signing;
  private final ContractEnding ending;
  private final Readiness readiness;

  LifeController(
      Aggregates<Contract> contracts, Signing signing, ContractEnding ending, Readiness readiness) {
    this.contracts = contracts;
    this.signing = signing;
    this.ending = ending;
    this.readiness = readiness;
  }

  /** Why. */
  record ReasonForm(@NotBlank String reason) {}

  @PostMapping("/signature")
  @PreAuthorize(MANAGERS)
  ResponseEntity<ContractView> sign(Call call, @PathVariable String contract) {
    return answer(call, signing.sign(call, contract));
  }

  @PostMapping("/suspension")
  @PreAuthorize(MANAGERS)
  ResponseEntity<ContractView> suspend(
      Call call, @PathVariable String contract, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        contract,
        current ->
            Change.to(current.body().suspended())
                .because(form.reason())
                .noting(told("notice.contract-suspended", current.body())));
  }

  @PostMapping("/reinstatement")
  @PreAuthorize(MANAGERS)
  ResponseEntity<ContractView> reinstate(
      Call call, @PathVariable String contract, @Valid @RequestBody ReasonForm form) {
    return change(
        call,
        contract,
        current -> {
          var next = current.body().reinstated();
          readiness.mayBeTakenUp(call, current.body());
          return Change.to(next)
              .because(form.reason())
              .noting(told("notice.contract-reinstated", current.body()));
        });
  }

  @PostMapping("/termination")
  @PreAuthorize(MANAGERS)
  ResponseEntity<ContractView> terminate(
      Call call, @PathVariable String contract, @Valid @RequestBody ReasonForm form) {
    return answer(call, ending.terminate(call, contract, form.reason()));
  }

  private static Notice told(String key, Contract body) {
    return new Notice("vendor:" + body.vendor(), key, Map.of("contract", body.contract()));
  }

  private ResponseEntity<ContractView> change(
      Call call, String contract, Decision<Contract> decision) {
    return answer(call, contracts.change(call, contract, decision));
  }

  private static ResponseEntity<ContractView> answer(Call call, Outcome<Contract> outcome) {
    return Answers.done(outcome, stored -> ContractView.of(call.caller(), stored));
  }
}
