package cn.houqin.contract.settlement.document;

import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.settlement.statement.Statement.Item;
import cn.houqin.contract.settlement.volume.CountedItem;
import cn.houqin.platform.document.Table;
import cn.houqin.platform.document.Table.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every amount of a settlement as one row, in yuan. The amounts add up to what the month comes to,
 * the gross ones to what is transferred.
 */
final class SettlementTable {

  private static final int FEN_PLACES = 2;

  private final Described settlement;
  private final Words words;
  private final Formulas formulas;
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, CountedItem> counted = new HashMap<>();

  private SettlementTable(Described settlement, Words words) {
    this.settlement = settlement;
    this.formulas = new Formulas(words.locale(), settlement.zone());
    this.words = words;
    settlement
        .result()
        .lines()
        .forEach(line -> line.rows().forEach(row -> rows.put(key(line.line(), row), row)));
    settlement.result().contractRows().forEach(row -> rows.put(key(null, row), row));
    settlement.counted().forEach(one -> counted.put(volume(one.line(), one.item()), one));
  }

  private static String volume(@Nullable String line, String item) {
    return key(line, Row.Kind.VOLUME.name(), item);
  }

  /** With formula and evidence of each row, for spreadsheets. */
  static Table full(Described settlement, Locale locale) {
    return new SettlementTable(settlement, new Words(locale)).table(true);
  }

  /** As wide as a page. */
  static Table narrow(Described settlement, Words words) {
    return new SettlementTable(settlement, words).table(false);
  }

  static String yuan(long fen) {
    return BigDecimal.valueOf(fen, FEN_PLACES).toPlainString();
  }

  private static String key(@Nullable String line, Row row) {
    return key(line, row.kind().name(), row.ref());
  }

  private static String key(@Nullable String line, String kind, String ref) {
    return line + "/" + kind + "/" + ref;
  }

  private Table table(boolean isFull) {
    var columns =
        new ArrayList<>(
            List.of(
                Column.words(words.of("column.line"), 4),
                Column.words(words.of("column.kind"), 4),
                Column.words(words.of("column.ref"), 4),
                Column.figures(words.of("column.amount"), 4),
                Column.figures(words.of("column.rate"), 2),
                Column.figures(words.of("column.net"), 4),
                Column.figures(words.of("column.vat"), 3),
                Column.figures(words.of("column.gross"), 5)));
    if (isFull) {
      columns.add(Column.words(words.of("column.how"), 8));
      columns.add(Column.words(words.of("column.evidence"), 8));
    }
    var isCounted = isFull && !counted.isEmpty();
    if (isCounted) {
      columns.add(Column.figures(words.of("column.entered"), 3));
      columns.add(Column.figures(words.of("column.counted"), 3));
      columns.add(Column.figures(words.of("column.difference"), 3));
    }
    var cells = new ArrayList<List<String>>();
    for (var item : settlement.statement().items()) {
      var row = item(item, isFull);
      cells.add(isCounted ? counted(row, key(item.line(), item.kind(), item.ref())) : row);
    }
    for (var row : settlement.statement().besides()) {
      cells.add(isCounted ? counted(beside(row, isFull), "") : beside(row, isFull));
    }
    return new Table(List.copyOf(columns), List.copyOf(cells));
  }

  private List<String> item(Item item, boolean isFull) {
    var line = item.line();
    var vat = item.vat();
    var cells =
        new ArrayList<>(
            List.of(
                line == null ? words.of("column.contract") : line,
                words.of("kind." + item.kind()),
                isFull ? item.ref() : named(item),
                yuan(item.fen()),
                vat == null ? "" : vat.percent().toPlainString(),
                yuan(item.netFen()),
                yuan(item.vatFen()),
                yuan(item.grossFen())));
    if (isFull) {
      explain(cells, rows.get(key(line, item.kind(), item.ref())));
    }
    return List.copyOf(cells);
  }

  /** Both figures of an item stand in the first of its rows. */
  private List<String> counted(List<String> row, String volume) {
    var one = counted.remove(volume);
    var cells = new ArrayList<>(row);
    cells.add(one == null ? "" : one.entered().toPlainString());
    cells.add(one == null ? "" : one.counted().toPlainString());
    cells.add(one == null ? "" : one.difference().toPlainString());
    return List.copyOf(cells);
  }

  /** A bonus stands under the grade it is for. */
  private String named(Item item) {
    return item.kind().equals(Row.Kind.BONUS.name()) ? words.of("grade." + item.ref()) : item.ref();
  }

  private List<String> beside(Row row, boolean isFull) {
    var cells =
        new ArrayList<>(
            List.of(
                words.of("column.contract"),
                words.of("kind." + row.kind()),
                row.ref(),
                "",
                "",
                "",
                "",
                yuan(row.fen())));
    if (isFull) {
      explain(cells, row);
    }
    return List.copyOf(cells);
  }

  private void explain(List<String> cells, @Nullable Row row) {
    cells.add(row == null ? "" : formulas.of(row.how()));
    cells.add(row == null ? "" : String.join(" ", row.evidence()));
  }
}
