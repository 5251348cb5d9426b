package cn.houqin.contract.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.terms.InvoiceTerms;
import cn.houqin.contract.terms.InvoiceTerms.Retention;
import cn.houqin.contract.terms.InvoiceTerms.VatRate;
import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.MoneyTerms.PriceItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tax row by row, rounded HALF_UP once each, and what is held back beside the month's price. */
class InvoicingTests {

  private static final LocalDate DAY = LocalDate.parse("2026-04-02");
  private static final VatRate SIX = new VatRate(new BigDecimal("6"), true);
  private static final VatRate THIRTEEN = new VatRate(new BigDecimal("13"), false);

  private static Row row(Row.Kind kind, String ref, long fen) {
    return new Row(kind, ref, fen, "how", List.of(ref));
  }

  private static MoneyTerms money(InvoiceTerms invoice, PriceItem... items) {
    return new MoneyTerms(
        Map.of(), Map.of("CLEANING", List.of(items)), Map.of(), null, null, null, null, invoice);
  }

  private static PriceItem linen(VatRate vat) {
    return new PriceItem(
        "linen", PriceItem.Kind.UNIT_RATE, "kg", BigDecimal.ONE, null, null, null, vat, null);
  }

  /** Fee 31,000.00, linen 25.30, 1,550.00 off, a bonus of 100.00. */
  private static Settlement settlement() {
    var line =
        new Settlement.Line(
            "CLEANING",
            3_102_530,
            155_000,
            List.of(row(Row.Kind.VOLUME, "linen", 2_530), row(Row.Kind.SCORE, "score", -155_000)),
            List.of(),
            false);
    return new Settlement(
        List.of(line), List.of(row(Row.Kind.BONUS, "GOOD", 10_000)), 2_957_530, 0);
  }

  @Test
  void statesTaxIncludedAndTaxOnTopRowByRow() {
    var statement =
        Invoicing.of(settlement(), money(new InvoiceTerms(SIX, null, null), linen(THIRTEEN)), DAY);

    // 3,100,000 x 6 / 106 = 175,471.7; 2,530 x 13 % = 328.9; -155,000 x 6 / 106 = -8,773.6; 10,000
    // x 6 / 106 = 566.04
    assertThat(statement.items())
        .extracting(
            Statement.Item::kind,
            Statement.Item::netFen,
            Statement.Item::vatFen,
            Statement.Item::grossFen)
        .containsExactly(
            tuple("FEE", 2_924_528L, 175_472L, 3_100_000L),
            tuple("VOLUME", 2_530L, 329L, 2_859L),
            tuple("SCORE", -146_226L, -8_774L, -155_000L),
            tuple("BONUS", 9_434L, 566L, 10_000L));
    assertThat(statement.netFen()).isEqualTo(2_790_266);
    assertThat(statement.vatFen()).isEqualTo(167_593);
    assertThat(statement.grossFen()).isEqualTo(2_957_859);
    assertThat(statement.transferFen()).isEqualTo(2_957_859);
  }

  @Test
  void roundsHalfAFenUpAndHalfAFenOffDown() {
    var half = new VatRate(new BigDecimal("50"), false);
    var line =
        new Settlement.Line(
            "CLEANING", 3, 1, List.of(row(Row.Kind.SCORE, "score", -1)), List.of(), false);
    var statement =
        Invoicing.of(
            new Settlement(List.of(line), List.of(), 2, 0),
            money(new InvoiceTerms(null, Map.of("CLEANING", half), null)),
            DAY);

    assertThat(statement.items()).extracting(Statement.Item::vatFen).containsExactly(2L, -1L);
  }

  @Test
  void withoutTermsNoTaxIsShownAndNothingHeldBack() {
    var statement = Invoicing.of(settlement(), money(null), DAY);

    assertThat(statement.items()).allMatch(item -> item.vat() == null && item.vatFen() == 0);
    assertThat(statement.transferFen()).isEqualTo(2_957_530);
    assertThat(statement.besides()).isEmpty();
  }

  @Test
  void holdsBackAShareOfTheGrossUntilItsDay() {
    var until = new Retention(new BigDecimal("5"), LocalDate.parse("2026-04-03"));
    var held = Invoicing.of(settlement(), money(new InvoiceTerms(null, null, until)), DAY);
    var after =
        Invoicing.of(settlement(), money(new InvoiceTerms(null, null, until)), DAY.plusDays(1));

    // 5 % of 29,575.30 = 1,478.765
    assertThat(held.besides()).extracting(Row::kind).containsExactly(Row.Kind.RETENTION);
    assertThat(held.besides()).extracting(Row::fen).containsExactly(-147_877L);
    assertThat(held.transferFen()).isEqualTo(2_957_530 - 147_877);
    assertThat(after.besides()).isEmpty();
  }

  @Test
  void whatIsLeftToDeductIsCarriedForwardAndNothingIsTransferred() {
    var line = new Settlement.Line("CLEANING", 1_000, 0, List.of(), List.of(), false);
    var settlement =
        new Settlement(List.of(line), List.of(row(Row.Kind.MISREPORTING, "m", -1_501)), 0, 501);
    var statement =
        Invoicing.of(
            settlement,
            money(new InvoiceTerms(SIX, null, new Retention(BigDecimal.TEN, null))),
            DAY);

    assertThat(statement.items().getLast().kind()).isEqualTo("CARRIED_FORWARD");
    assertThat(statement.items().getLast().fen()).isEqualTo(501);
    assertThat(statement.grossFen()).isZero();
    assertThat(statement.transferFen()).isZero();
  }

  @Test
  void itemsAlwaysAddUpToWhatTheMonthComesTo() {
    var random = new Random(7);
    for (var n = 0; n < 500; n++) {
      var rows = new ArrayList<Row>();
      rows.add(row(Row.Kind.VOLUME, "linen", random.nextInt(1_000_000)));
      rows.add(row(Row.Kind.SCORE, "score", -random.nextInt(500_000)));
      var fee = random.nextInt(10_000_000);
      var line =
          new Settlement.Line(
              "CLEANING",
              fee + rows.getFirst().fen(),
              -rows.getLast().fen(),
              rows,
              List.of(),
              false);
      var misreported = row(Row.Kind.MISREPORTING, "m", -random.nextInt(10_000_000));
      var net = line.grossFen() - line.deductedFen() + misreported.fen();
      var settlement =
          new Settlement(List.of(line), List.of(misreported), Math.max(0, net), Math.max(0, -net));
      var invoice =
          new InvoiceTerms(
              new VatRate(BigDecimal.valueOf(random.nextInt(1700), 2), random.nextBoolean()),
              null,
              null);
      var statement = Invoicing.of(settlement, money(invoice, linen(SIX)), DAY);

      assertThat(statement.items().stream().mapToLong(Statement.Item::fen).sum())
          .isEqualTo(settlement.payableFen());
      assertThat(statement.netFen() + statement.vatFen()).isEqualTo(statement.grossFen());
      assertThat(statement.items())
          .allMatch(item -> item.netFen() + item.vatFen() == item.grossFen());
    }
  }
}
