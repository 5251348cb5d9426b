package cn.houqin.contract.terms;

import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.LadderTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The terms of a version as they are written down. */
public record VersionForm(
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @Valid @NotNull CalendarForm calendar,
    @NotEmpty List<@Valid LineForm> lines,
    @Nullable BigDecimal linePercent,
    @Nullable BigDecimal contractPercent,
    MoneyTerms.@Nullable BonusTerms bonus,
    MoneyTerms.@Nullable Ceilings ceilings,
    @Nullable InvoiceTerms invoice,
    WorkTerms.@Nullable Phase phase,
    @Nullable List<WorkTerms.Post> staffing,
    @Nullable LadderTerms ladder) {

  /** What others are told of it. */
  public ContractEvent.Version terms(int version) {
    return new ContractEvent.Version(
        version,
        from.toString(),
        to.toString(),
        false,
        calendar.terms(),
        lines.stream().map(LineForm::terms).toList(),
        ladder);
  }

  /** Its money; only after {@link TermsCheck} found no fault. */
  public MoneyTerms money() {
    var mechanisms = new TreeMap<String, PaymentMechanism>();
    var prices = new TreeMap<String, List<MoneyTerms.PriceItem>>();
    var failureRules = new TreeMap<String, List<FailureRule>>();
    for (var line : lines) {
      mechanisms.put(line.line(), Decimals.plain(line.mechanism()));
      failureRules.put(line.line(), line.failures().stream().map(FailureRule::plain).toList());
      prices.put(
          line.line(),
          line.prices() == null
              ? List.of()
              : line.prices().stream().map(VersionForm::plain).toList());
    }
    return new MoneyTerms(
        mechanisms,
        prices,
        failureRules,
        Decimals.plain(linePercent),
        Decimals.plain(contractPercent),
        bonus == null ? null : plain(bonus),
        ceilings == null ? null : plain(ceilings),
        invoice == null ? null : invoice.plain());
  }

  /** Its phase and staff. */
  public WorkTerms work() {
    return new WorkTerms(
        phase == null ? WorkTerms.Phase.FULL : phase, staffing == null ? List.of() : staffing);
  }

  private static MoneyTerms.PriceItem plain(MoneyTerms.PriceItem item) {
    return new MoneyTerms.PriceItem(
        item.item(),
        item.kind(),
        item.unit(),
        Decimals.plain(item.fenPerUnit()),
        Decimals.plain(item.discountPercent()),
        item.thresholdFen(),
        Decimals.plain(item.listFenPerUnit()),
        item.vat() == null ? null : item.vat().plain(),
        item.countedFromOrders());
  }

  private static MoneyTerms.BonusTerms plain(MoneyTerms.BonusTerms bonus) {
    return new MoneyTerms.BonusTerms(
        bonus.grade(), Decimals.exact(bonus.percent()), bonus.capFen());
  }

  private static MoneyTerms.Ceilings plain(MoneyTerms.Ceilings ceilings) {
    var quantities = ceilings.quantities();
    return new MoneyTerms.Ceilings(
        ceilings.valueFen(),
        quantities == null ? null : Decimals.plain(quantities),
        ceilings.lastDay(),
        Decimals.plain(ceilings.tolerancePercent()));
  }
}
