package cn.houqin.contract.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a month is invoiced and paid: its value added tax (增值税) and what is held back of it.
 *
 * @param vat of everything that has no rate of its own; null shows no tax
 * @param lines rates of single lines
 */
public record InvoiceTerms(
    @Nullable VatRate vat, @Nullable Map<String, VatRate> lines, @Nullable Retention retention) {

  static final InvoiceTerms NONE = new InvoiceTerms(null, null, null);

  /**
   * A rate of tax.
   *
   * @param included whether prices contain it
   */
  public record VatRate(BigDecimal percent, boolean included) {

    VatRate plain() {
      return new VatRate(Decimals.exact(percent), included);
    }
  }

  /**
   * A share of each month's payment held back (质保金) until final acceptance.
   *
   * @param releasedOn day from which it may be paid out without one; null for never
   */
  public record Retention(BigDecimal percent, @Nullable LocalDate releasedOn) {}

  /** The rate of a line, for what has none of its own. */
  public @Nullable VatRate rateOf(String line) {
    var own = lines == null ? null : lines.get(line);
    return own == null ? vat : own;
  }

  InvoiceTerms plain() {
    var rates = new TreeMap<String, VatRate>();
    if (lines != null) {
      lines.forEach((line, rate) -> rates.put(line, rate.plain()));
    }
    return new InvoiceTerms(
        vat == null ? null : vat.plain(),
        rates,
        retention == null
            ? null
            : new Retention(Decimals.exact(retention.percent()), retention.releasedOn()));
  }
}
