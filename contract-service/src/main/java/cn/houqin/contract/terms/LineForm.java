package cn.houqin.contract.terms;

import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.events.contract.ContractEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The terms of a line as they are written down; what is left out takes its usual value. */
public record LineForm(
    @NotNull String line,
    @NotEmpty List<String> locations,
    @Nullable Integer standbyRank,
    @NotNull Long monthlyFeeFen,
    @NotNull String scheme,
    @NotEmpty List<@Valid SlaForm> sla,
    @Nullable String clockStart,
    @Nullable List<String> pauseReasons,
    @Nullable Integer declaredToleranceMinutes,
    @Nullable Integer acknowledgeLimitMinutes,
    @Nullable List<Integer> warningPercents,
    @Nullable String dispatchMode,
    @Nullable List<MoneyTerms.PriceItem> prices,
    @Nullable PaymentMechanism payment,
    @Nullable List<FailureRule> failureRules) {

  private static final int USUAL_TOLERANCE_MINUTES = 15;

  /** Targets of a priority, or of a priority and a risk class. */
  public record SlaForm(
      @NotNull String priority,
      @Nullable String riskClass,
      @Valid @NotNull CalendarForm calendar,
      ContractEvent.@Nullable TargetTerms respond,
      ContractEvent.@Nullable TargetTerms arrive,
      ContractEvent.@Nullable TargetTerms makeSafe,
      ContractEvent.@Nullable TargetTerms complete) {

    ContractEvent.SlaTerms terms() {
      return new ContractEvent.SlaTerms(
          priority, riskClass, calendar.terms(), respond, arrive, makeSafe, complete);
    }
  }

  ContractEvent.LineTerms terms() {
    return new ContractEvent.LineTerms(
        line,
        locations,
        standbyRank,
        monthlyFeeFen,
        scheme,
        sla.stream().map(SlaForm::terms).toList(),
        Objects.requireNonNullElse(clockStart, "REQUESTED"),
        Objects.requireNonNullElse(pauseReasons, List.of()),
        Objects.requireNonNullElse(declaredToleranceMinutes, USUAL_TOLERANCE_MINUTES),
        acknowledgeLimitMinutes,
        Objects.requireNonNullElse(warningPercents, List.of(50, 80)),
        Objects.requireNonNullElse(dispatchMode, "ASSIGN"),
        partsThresholdFen());
  }

  /** Of the one price item that says so, if any. */
  private @Nullable Long partsThresholdFen() {
    return Objects.requireNonNullElse(prices, List.<MoneyTerms.PriceItem>of()).stream()
        .map(MoneyTerms.PriceItem::thresholdFen)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What counts as a failure by itself; none if none is given. */
  List<FailureRule> failures() {
    return failureRules == null ? List.of() : failureRules;
  }

  /** The mechanism as given; empty tiers where there are none. */
  PaymentMechanism mechanism() {
    if (payment == null) {
      return PaymentMechanism.NONE;
    }
    return payment.tiers() == null
        ? new PaymentMechanism(List.of(), payment.points(), payment.availability())
        : payment;
  }
}
