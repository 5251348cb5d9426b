package cn.houqin.contract.settlement.statement;

import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.terms.InvoiceTerms.VatRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A settlement as it is invoiced. The items' {@code fen} add up to what the month comes to; tax is
 * rounded HALF_UP per item, then added.
 *
 * @param besides what does not belong to the month's price: held back
 * @param transferFen what is paid out: gross and what stands beside it
 */
public record Statement(
    List<Item> items,
    long netFen,
    long vatFen,
    long grossFen,
    List<Row> besides,
    long transferFen) {

  /**
   * The fee, a row, or what is left to deduct and carried forward.
   *
   * @param line null for the contract as a whole
   * @param kind FEE, a row's kind, or CARRIED_FORWARD
   * @param fen as settled, with or without tax as the rate says
   * @param vat null where no tax is shown
   */
  public record Item(
      @Nullable String line,
      String kind,
      String ref,
      long fen,
      @Nullable VatRate vat,
      long netFen,
      long vatFen,
      long grossFen) {}
}
