package cn.houqin.kpi.intake.layout;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.sheet.Columns;
import cn.houqin.platform.sheet.Sheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table says by a layout.
 *
 * @param unknown how many rows do not know an indicator's figure
 */
public record LayoutReading(List<Told> told, SortedMap<String, Integer> unknown) {

  /**
   * A figure of a row.
   *
   * @param row 1 for the first under the header
   * @param externalId of the row
   */
  public record Told(
      int row,
      String externalId,
      String contract,
      Instant datedAt,
      String indicator,
      BigDecimal numerator) {}

  /** Refuses the table with every fault named. */
  public static LayoutReading of(FileLayout layout, byte[] file, int mostRows) {
    return new Reader(layout).read(file, mostRows);
  }

  private static final class Reader {

    private final FileLayout layout;
    private final Times times;
    private final Set<String> unknownTexts;
    private final Map<String, String> contracts = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<FieldError> faults = new LinkedHashSet<>();
    private final List<Told> told = new ArrayList<>();
    private final TreeMap<String, Integer> unknown = new TreeMap<>();

    Reader(FileLayout layout) {
      this.layout = layout;
      this.times = new Times(layout.dates());
      this.unknownTexts = Set.copyOf(layout.unknown());
      layout.contracts().forEach(one -> contracts.put(one.text(), one.contract()));
      layout.figures().forEach(one -> unknown.put(one.indicator(), 0));
    }

    LayoutReading read(byte[] file, int mostRows) {
      for (var row : Sheet.read(file, Columns.among(layout.read(), mostRows))) {
        var cells = new Cells(row, unknownTexts, times);
        read(row.number(), cells);
        faults.addAll(cells.faults());
      }
      if (!faults.isEmpty()) {
        throw new Invalid(List.copyOf(faults));
      }
      return new LayoutReading(List.copyOf(told), unknown);
    }

    private void read(int number, Cells cells) {
      var columns = layout.columns();
      var id = cells.required(columns.externalId());
      var who = cells.required(columns.contract());
      var contract = who == null ? null : contracts.get(who);
      if (who != null && contract == null) {
        cells.fault(columns.contract(), "layout-names", who);
      }
      if (id != null && !seen.add(id)) {
        cells.fault(columns.externalId(), "unique", id);
      }
      var datedAt = cells.time(columns.datedAt());
      for (var figure : layout.figures()) {
        var numerator = figure.of(cells);
        if (numerator == null || datedAt == null) {
          unknown.merge(figure.indicator(), 1, Integer::sum);
        } else if (id != null && contract != null) {
          told.add(
              new Told(number, id, contract, datedAt.toInstant(), figure.indicator(), numerator));
        }
      }
    }
  }
}
