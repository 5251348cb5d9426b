package cn.houqin.contract.trial;

import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.mechanism.MechanismFaults;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.settlement.TriedSettlements;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells what settled months would have come to; stores nothing. */
@RestController
class TrialController {

  private static final int MOST_MONTHS = 36;

  private final Contracts contracts;
  private final TriedSettlements settlements;

  TrialController(Contracts contracts, TriedSettlements settlements) {
    this.contracts = contracts;
    this.settlements = settlements;
  }

  /**
   * What is to be tried.
   *
   * @param mechanisms by line, in place of the contract's; none keeps all
   */
  record TrialForm(
      @NotBlank String contract,
      @NotEmpty @Size(max = MOST_MONTHS) List<@Valid MonthForm> months,
      @Nullable Map<String, PaymentMechanism> mechanisms) {}

  /** A month and what its lines would have scored. */
  record MonthForm(@NotNull YearMonth month, @NotNull Map<String, ScoreForm> scores) {

    TriedSettlements.Asked asked() {
      var asked = new TreeMap<String, TriedSettlements.Score>();
      scores.forEach(
          (line, score) ->
              asked.put(line, new TriedSettlements.Score(score.total(), score.grade())));
      return new TriedSettlements.Asked(month, asked);
    }
  }

  /** Null where nothing was scored. */
  record ScoreForm(@Nullable BigDecimal total, @Nullable String grade) {}

  /**
   * What came of it.
   *
   * @param faults of the mechanisms, by pointers that begin with the line; with any, nothing was
   *     tried
   * @param months those that have a settlement
   */
  record Trial(List<MechanismFaults.Fault> faults, List<TriedSettlements.Tried> months) {}

  @PostMapping("/internal/settlement-trials")
  @PreAuthorize("hasAuthority('SCOPE_internal.settlement-trial')")
  Trial attempt(Caller caller, @Valid @RequestBody TrialForm form) {
    var agreement =
        contracts
            .agreementOf(caller.hospital(), form.contract())
            .orElseThrow(() -> new NotFound("contract", form.contract()));
    var mechanisms =
        form.mechanisms() == null ? Map.<String, PaymentMechanism>of() : form.mechanisms();
    var faults = faults(mechanisms);
    return faults.isEmpty()
        ? new Trial(
            List.of(),
            settlements.of(
                caller.hospital(),
                agreement,
                form.months().stream().map(MonthForm::asked).toList(),
                mechanisms))
        : new Trial(faults, List.of());
  }

  private static List<MechanismFaults.Fault> faults(Map<String, PaymentMechanism> mechanisms) {
    var faults = new ArrayList<MechanismFaults.Fault>();
    mechanisms.forEach(
        (line, mechanism) ->
            MechanismFaults.of(mechanism)
                .forEach(
                    fault ->
                        faults.add(
                            new MechanismFaults.Fault(
                                "/" + line + fault.pointer(), fault.rule(), fault.value()))));
    return List.copyOf(faults);
  }
}
