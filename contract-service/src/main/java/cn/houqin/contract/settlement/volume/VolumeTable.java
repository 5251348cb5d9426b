package cn.houqin.contract.settlement.volume;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.sheet.Columns;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.sheet.SheetRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Billable quantities as a CSV or XLSX table: all of it is taken or, with every bad cell, none. */
public final class VolumeTable {

  private static final int LONGEST_NUMBER = 30;
  private static final Columns COLUMNS =
      new Columns(
          Set.of("line", "item", "quantity", "source"),
          Set.of("fenPerUnit", "counted"),
          Set.of(),
          5_000);

  private final List<FieldError> faults = new ArrayList<>();

  private VolumeTable() {}

  /** The entries by line, in the table's order. */
  public static Map<String, List<BillableVolumes.Entry>> read(byte[] file) {
    var table = new VolumeTable();
    var entries = new TreeMap<String, List<BillableVolumes.Entry>>();
    for (var row : Sheet.read(file, COLUMNS)) {
      entries
          .computeIfAbsent(table.text(row, "line"), _ -> new ArrayList<>())
          .add(
              new BillableVolumes.Entry(
                  table.text(row, "item"),
                  table.required(row, "quantity"),
                  table.number(row, "fenPerUnit"),
                  table.text(row, "source"),
                  table.number(row, "counted")));
    }
    if (!table.faults.isEmpty()) {
      throw new Invalid(table.faults);
    }
    return entries;
  }

  private String text(SheetRow row, String column) {
    if (row.cell(column) == null) {
      faults.add(FieldError.of(row.pointer(column), "required", null));
    }
    return row.text(column);
  }

  private BigDecimal required(SheetRow row, String column) {
    text(row, column);
    var number = number(row, column);
    return number == null ? BigDecimal.ZERO : number;
  }

  private @Nullable BigDecimal number(SheetRow row, String column) {
    var cell = row.cell(column);
    if (cell == null) {
      return null;
    }
    if (cell.length() > LONGEST_NUMBER || !cell.matches("-?\\d+(\\.\\d+)?")) {
      faults.add(FieldError.of(row.pointer(column), "wrong-value", cell));
      return null;
    }
    return new BigDecimal(cell);
  }
}
