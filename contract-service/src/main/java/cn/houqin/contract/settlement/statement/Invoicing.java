package cn.houqin.contract.settlement.statement;

import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.settlement.statement.Statement.Item;
import cn.houqin.contract.terms.InvoiceTerms;
import cn.houqin.contract.terms.InvoiceTerms.VatRate;
import cn.houqin.contract.terms.MoneyTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the statement of a settlement by the contract's terms. */
public final class Invoicing {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final MoneyTerms money;
  private final InvoiceTerms invoice;

  private Invoicing(MoneyTerms money) {
    this.money = money;
    this.invoice = money.invoiced();
  }

  /**
   * The statement.
   *
   * @param asOf the day on which the settlement is made: what is due for release is not held back
   */
  public static Statement of(Settlement settlement, MoneyTerms money, LocalDate asOf) {
    var invoicing = new Invoicing(money);
    var items = invoicing.items(settlement);
    var net = items.stream().mapToLong(Item::netFen).sum();
    var vat = items.stream().mapToLong(Item::vatFen).sum();
    var gross = Math.addExact(net, vat);
    var besides = invoicing.heldBack(gross, asOf);
    var transfer = Math.addExact(gross, besides.stream().mapToLong(Row::fen).sum());
    return new Statement(items, net, vat, gross, besides, transfer);
  }

  private List<Item> items(Settlement settlement) {
    var items = new ArrayList<Item>();
    for (var line : settlement.lines()) {
      var rate = invoice.rateOf(line.line());
      items.add(item(line.line(), "FEE", line.line(), fee(line), rate));
      for (var row : line.rows()) {
        items.add(item(line.line(), row, row.kind() == Row.Kind.VOLUME ? rateOf(line, row) : rate));
      }
    }
    settlement.contractRows().forEach(row -> items.add(item(null, row, invoice.vat())));
    if (settlement.carryOverFen() != 0) {
      items.add(
          item(null, "CARRIED_FORWARD", "next month", settlement.carryOverFen(), invoice.vat()));
    }
    return List.copyOf(items);
  }

  private static long fee(Settlement.Line line) {
    return line.grossFen()
        - line.rows().stream()
            .filter(row -> row.kind() == Row.Kind.VOLUME)
            .mapToLong(Row::fen)
            .sum();
  }

  private @Nullable VatRate rateOf(Settlement.Line line, Row row) {
    return money.prices().getOrDefault(line.line(), List.of()).stream()
        .filter(price -> isOf(price, row))
        .map(MoneyTerms.PriceItem::vat)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(invoice.rateOf(line.line()));
  }

  /** Parts above a threshold are rows of their own: the item and the order. */
  private static boolean isOf(MoneyTerms.PriceItem price, Row row) {
    return row.ref().equals(price.item()) || row.ref().startsWith(price.item() + "/");
  }

  private static Item item(@Nullable String line, Row row, @Nullable VatRate rate) {
    return item(line, row.kind().name(), row.ref(), row.fen(), rate);
  }

  private static Item item(
      @Nullable String line, String kind, String ref, long fen, @Nullable VatRate rate) {
    if (rate == null) {
      return new Item(line, kind, ref, fen, null, fen, 0, fen);
    }
    var base = rate.included() ? HUNDRED.add(rate.percent()) : HUNDRED;
    var vat =
        BigDecimal.valueOf(fen)
            .multiply(rate.percent())
            .divide(base, 0, RoundingMode.HALF_UP)
            .longValueExact();
    return rate.included()
        ? new Item(line, kind, ref, fen, rate, fen - vat, vat, fen)
        : new Item(line, kind, ref, fen, rate, fen, vat, Math.addExact(fen, vat));
  }

  private List<Row> heldBack(long grossFen, LocalDate asOf) {
    var retention = invoice.retention();
    if (retention == null || grossFen <= 0 || isReleased(retention, asOf)) {
      return List.of();
    }
    var fen =
        BigDecimal.valueOf(grossFen)
            .multiply(retention.percent())
            .divide(HUNDRED, 0, RoundingMode.HALF_UP)
            .longValueExact();
    var how =
        "%s %% of %d fen, held back until final acceptance"
            .formatted(retention.percent().toPlainString(), grossFen);
    return fen == 0
        ? List.of()
        : List.of(new Row(Row.Kind.RETENTION, "retention", -fen, how, List.of("gross")));
  }

  private static boolean isReleased(InvoiceTerms.Retention retention, LocalDate asOf) {
    return retention.releasedOn() != null && !asOf.isBefore(retention.releasedOn());
  }
}
