package cn.houqin.contract.contract;

import cn.houqin.contract.payment.PaymentMechanism;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A contract as it is drafted. */
record ContractForm(
    @NotNull String contract,
    @NotNull String vendor,
    Contract.@NotNull Mode mode,
    @NotNull Long originalValueFen,
    @Nullable Long bondFen,
    Contract.@NotNull Parts parts,
    @Valid @NotNull VersionForm version) {

  /** The terms of a version. */
  record VersionForm(
      @NotNull LocalDate from,
      @NotNull LocalDate to,
      @NotNull CalendarTerms calendar,
      @NotEmpty List<@Valid LineForm> lines,
      @Nullable BigDecimal linePercent,
      @Nullable BigDecimal contractPercent,
      MoneyTerms.@Nullable BonusTerms bonus) {

    Contract.Version version(int number, String author) {
      var mechanisms = new LinkedHashMap<String, PaymentMechanism>();
      lines.forEach(line -> mechanisms.put(line.line(), line.mechanism()));
      return new Contract.Version(
          new ContractEvent.Version(
              number,
              from.toString(),
              to.toString(),
              false,
              calendar,
              lines.stream().map(LineForm::terms).toList()),
          new MoneyTerms(mechanisms, linePercent, contractPercent, bonus),
          Contract.Stage.DRAFT,
          author);
    }
  }

  /** The terms of a line; what is left out takes its usual value. */
  record LineForm(
      @NotNull String line,
      @NotEmpty List<String> locations,
      @Nullable Integer standbyRank,
      @NotNull Long monthlyFeeFen,
      @NotNull String scheme,
      @NotEmpty List<ContractEvent.SlaTerms> sla,
      @Nullable String clockStart,
      @Nullable List<String> pauseReasons,
      @Nullable Integer declaredToleranceMinutes,
      @Nullable Integer acknowledgeLimitMinutes,
      @Nullable List<Integer> warningPercents,
      @Nullable String dispatchMode,
      @Nullable PaymentMechanism payment) {

    private static final int USUAL_TOLERANCE_MINUTES = 15;

    ContractEvent.LineTerms terms() {
      return new ContractEvent.LineTerms(
          line,
          locations,
          standbyRank,
          monthlyFeeFen,
          scheme,
          sla,
          Objects.requireNonNullElse(clockStart, "REQUESTED"),
          Objects.requireNonNullElse(pauseReasons, List.of()),
          Objects.requireNonNullElse(declaredToleranceMinutes, USUAL_TOLERANCE_MINUTES),
          acknowledgeLimitMinutes,
          Objects.requireNonNullElse(warningPercents, List.of(50, 80)),
          Objects.requireNonNullElse(dispatchMode, "ASSIGN"));
    }

    PaymentMechanism mechanism() {
      if (payment == null) {
        return PaymentMechanism.NONE;
      }
      return payment.tiers() == null
          ? new PaymentMechanism(List.of(), payment.points(), payment.availability())
          : payment;
    }
  }
}
