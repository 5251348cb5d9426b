package cn.houqin.contract.settlement.document;

import cn.houqin.contract.payment.Settlement;
import cn.houqin.platform.document.Block;
import cn.houqin.platform.document.Paper;
import cn.houqin.platform.document.Table;
import cn.houqin.platform.document.Table.Column;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A settlement as paper: whose and what month, every amount, the sums, why, and who signed. */
final class SettlementPaper {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Described settlement;
  private final Words words;
  private final Formulas formulas;

  private SettlementPaper(Described settlement, Locale locale) {
    this.settlement = settlement;
    this.words = new Words(locale);
    this.formulas = new Formulas(locale, settlement.zone());
  }

  /** The paper in a language. */
  static Paper of(Described settlement, Locale locale) {
    return new SettlementPaper(settlement, locale).paper();
  }

  private Paper paper() {
    var parties = settlement.parties();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            String.join(
                "\n",
                words.of("contract", parties.contract()),
                words.of("vendor", parties.vendor()),
                words.of("month", parties.month()),
                words.of("asOf", TIME.format(settlement.asOf().atZone(settlement.zone()))),
                words.of("status", words.of("status." + settlement.status())))));
    blocks.add(SettlementTable.narrow(settlement, words));
    blocks.add(new Block.Paragraph(sums()));
    counted(blocks);
    why(blocks);
    leftOut(blocks);
    blocks.add(new Block.Heading(words.of("signed")));
    blocks.add(new Block.Paragraph(signed()));
    var foot = words.of("foot", settlement.settlement(), parties.digest());
    return new Paper(
        words.of("title", parties.month()), settlement.asOf(), foot, List.copyOf(blocks));
  }

  private String sums() {
    var statement = settlement.statement();
    return String.join(
        "\n",
        words.of("payable", SettlementTable.yuan(settlement.result().payableFen())),
        words.of("carryOver", SettlementTable.yuan(settlement.result().carryOverFen())),
        words.of("net", SettlementTable.yuan(statement.netFen())),
        words.of("vat", SettlementTable.yuan(statement.vatFen())),
        words.of("gross", SettlementTable.yuan(statement.grossFen())),
        words.of("transfer", SettlementTable.yuan(statement.transferFen())));
  }

  private void counted(List<Block> blocks) {
    var rows =
        settlement.counted().stream()
            .map(
                one ->
                    List.of(
                        one.line(),
                        one.item(),
                        one.entered().toPlainString(),
                        one.counted().toPlainString(),
                        one.difference().toPlainString()))
            .toList();
    if (!rows.isEmpty()) {
      blocks.add(new Block.Heading(words.of("counted")));
      blocks.add(
          new Table(
              List.of(
                  Column.words(words.of("column.line"), 4),
                  Column.words(words.of("column.ref"), 6),
                  Column.figures(words.of("column.entered"), 3),
                  Column.figures(words.of("column.counted"), 3),
                  Column.figures(words.of("column.difference"), 3)),
              rows));
    }
  }

  private void why(List<Block> blocks) {
    var rows =
        Stream.concat(
                settlement.result().lines().stream()
                    .flatMap(line -> line.rows().stream().map(row -> explained(line.line(), row))),
                settlement.result().contractRows().stream().map(row -> explained(null, row)))
            .toList();
    if (!rows.isEmpty()) {
      blocks.add(new Block.Heading(words.of("why")));
      blocks.add(
          new Table(
              List.of(
                  Column.words(words.of("column.line"), 3),
                  Column.words(words.of("column.kind"), 3),
                  Column.words(words.of("column.how"), 8),
                  Column.words(words.of("column.evidence"), 6)),
              rows));
    }
  }

  private List<String> explained(@Nullable String line, Settlement.Row row) {
    return List.of(
        line == null ? words.of("column.contract") : line,
        words.of("kind." + row.kind()),
        formulas.of(row.how()),
        String.join(" ", row.evidence()));
  }

  private void leftOut(List<Block> blocks) {
    var rows =
        settlement.result().lines().stream()
            .flatMap(
                line ->
                    line.leftOut().stream()
                        .map(
                            one ->
                                List.of(
                                    line.line(), one.ref(), words.of("reason." + one.reason()))))
            .toList();
    if (!rows.isEmpty()) {
      blocks.add(new Block.Heading(words.of("leftOut")));
      blocks.add(
          new Table(
              List.of(
                  Column.words(words.of("column.line"), 3),
                  Column.words(words.of("column.ref"), 8),
                  Column.words(words.of("column.reason"), 5)),
              rows));
    }
  }

  private String signed() {
    var lines =
        settlement.signed().stream()
            .map(
                one ->
                    words.of("step." + one.step())
                        + " "
                        + one.by()
                        + (one.more() == null ? "" : " " + one.more()))
            .toList();
    return String.join("\n", lines);
  }
}
