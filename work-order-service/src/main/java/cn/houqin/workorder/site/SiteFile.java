package cn.houqin.workorder.site;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.sheet.Columns;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.sheet.SheetRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of places: code, parent, name, kind, riskClass. */
final class SiteFile {

  private static final Columns COLUMNS =
      new Columns(
          Set.of("code", "parent", "name", "kind", "riskClass"), Set.of(), Set.of(), 50_000);

  private SiteFile() {}

  static List<SheetRow> read(byte[] file) {
    return Sheet.read(file, COLUMNS);
  }

  /**
   * The places of the rows, parents before children; every bad row is named.
   *
   * @param known places of the register that the file may hang its own on
   */
  static List<Location> places(List<SheetRow> rows, Map<String, Location> known) {
    var faults = new ArrayList<FieldError>();
    var byCode = new LinkedHashMap<String, SheetRow>();
    for (var row : rows) {
      faults.addAll(
          Location.faults(
              row.pointer(), code(row), row.text("name"), row.text("kind"), row.cell("riskClass")));
      if (byCode.putIfAbsent(code(row), row) != null) {
        faults.add(FieldError.of(row.pointer() + "/code", "unique", code(row)));
      }
    }
    var ancestors = new HashMap<String, List<String>>();
    for (var row : rows) {
      lineage(row, byCode, known, ancestors, faults);
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return rows.stream()
        .map(row -> place(row, ancestors.getOrDefault(code(row), List.of())))
        .sorted(java.util.Comparator.comparingInt(place -> place.ancestors().size()))
        .toList();
  }

  private static void lineage(
      SheetRow row,
      Map<String, SheetRow> byCode,
      Map<String, Location> known,
      Map<String, List<String>> ancestors,
      List<FieldError> faults) {
    var line = new ArrayList<String>();
    var parent = row.cell("parent");
    while (parent != null) {
      if (line.contains(parent) || parent.equals(code(row))) {
        faults.add(FieldError.of(row.pointer() + "/parent", "no-circle", row.cell("parent")));
        return;
      }
      line.addFirst(parent);
      var inFile = byCode.get(parent);
      var inRegister = known.get(parent);
      if (inFile != null) {
        parent = inFile.cell("parent");
      } else if (inRegister != null) {
        parent = inRegister.parent();
      } else {
        if (parent.equals(row.cell("parent"))) {
          faults.add(FieldError.of(row.pointer() + "/parent", "known-location", parent));
        }
        return;
      }
    }
    ancestors.put(code(row), List.copyOf(line));
  }

  private static Location place(SheetRow row, List<String> ancestors) {
    var risk = row.cell("riskClass");
    return new Location(
        code(row),
        row.cell("parent"),
        ancestors,
        row.text("name"),
        Location.Kind.valueOf(row.text("kind")),
        risk == null ? null : Location.RiskClass.valueOf(risk),
        false);
  }

  static String code(SheetRow row) {
    return row.text("code");
  }
}
