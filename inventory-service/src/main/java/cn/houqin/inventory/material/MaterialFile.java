package cn.houqin.inventory.material;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.sheet.Columns;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.sheet.SheetRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A table of materials with the column names of OpenBoxes' product file, as WHO's list of essential
 * medicines comes in. A material without a code of its own gets one made from its name, the same
 * each time.
 */
final class MaterialFile {

  private static final Columns COLUMNS =
      new Columns(
          Set.of("Name", "Category", "UnitOfMeasure"),
          Set.of(
              "ProductCode", "LotAndExpiryControl", "ColdChain", "HazardousMaterial", "PackSize"),
          Set.of(
              "Id",
              "Active",
              "ProductType",
              "ProductFamily",
              "GLAccount",
              "Description",
              "Tags",
              "UnitCost",
              "ControlledSubstance",
              "Reconditioned",
              "Manufacturer",
              "BrandName",
              "ManufacturerCode",
              "ManufacturerName",
              "Vendor",
              "VendorCode",
              "VendorName",
              "UPC",
              "NDC",
              "Created",
              "Updated"),
          50_000);
  private static final Map<String, Boolean> ANSWERS =
      Map.of(
          "", false, "false", false, "no", false, "否", false, "true", true, "yes", true, "是", true);

  private MaterialFile() {}

  static List<SheetRow> read(byte[] file) {
    return Sheet.read(file, COLUMNS);
  }

  /** The materials of the rows; every bad row is named, also one that repeats another's code. */
  static Map<SheetRow, Material> materials(List<SheetRow> rows) {
    var faults = new ArrayList<FieldError>();
    var first = new HashMap<String, SheetRow>();
    var materials = new java.util.LinkedHashMap<SheetRow, Material>();
    for (var row : rows) {
      var material = material(row, faults);
      material.faults().forEach(fault -> faults.add(inRow(row, fault)));
      if (first.putIfAbsent(material.material(), row) != null) {
        faults.add(
            FieldError.of(row.pointer(codeColumn(row)), "unique", row.text(codeColumn(row))));
      }
      materials.put(row, material);
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return materials;
  }

  private static Material material(SheetRow row, List<FieldError> faults) {
    return new Material(
        code(row),
        row.text("Name"),
        row.text("UnitOfMeasure"),
        packSize(row, faults),
        row.text("Category"),
        isTrue(row, "HazardousMaterial", faults),
        isTrue(row, "LotAndExpiryControl", faults),
        isTrue(row, "ColdChain", faults),
        false,
        false);
  }

  private static String code(SheetRow row) {
    var given = row.cell("ProductCode");
    return given == null ? codeOf(row.text("Name")) : given;
  }

  /** The column a material's code comes from. */
  static String codeColumn(SheetRow row) {
    return row.cell("ProductCode") == null ? "Name" : "ProductCode";
  }

  static String codeOf(String name) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "M-" + HexFormat.of().withUpperCase().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int packSize(SheetRow row, List<FieldError> faults) {
    var given = row.text("PackSize");
    if (given.isEmpty()) {
      return 1;
    }
    if (!given.matches("\\d{1,6}")) {
      faults.add(FieldError.of(row.pointer("PackSize"), "whole-number", given));
      return 1;
    }
    return Integer.parseInt(given);
  }

  private static boolean isTrue(SheetRow row, String column, List<FieldError> faults) {
    var answer = ANSWERS.get(row.text(column).toLowerCase(Locale.ROOT));
    if (answer == null) {
      faults.add(
          FieldError.of(row.pointer(column), "one-of", row.text(column), "TRUE, FALSE, 是, 否"));
      return false;
    }
    return answer;
  }

  private static FieldError inRow(SheetRow row, FieldError fault) {
    var column =
        switch (fault.pointer()) {
          case "/material" -> codeColumn(row);
          case "/name" -> "Name";
          case "/unit" -> "UnitOfMeasure";
          case "/packSize" -> "PackSize";
          default -> "Category";
        };
    return new FieldError(row.pointer(column), fault.rule(), fault.value(), fault.arguments());
  }
}
