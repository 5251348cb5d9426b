package cn.houqin.platform.sheet;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns a table may have; others are refused by name, or passed over where the table is
 * another system's own.
 *
 * @param ignored known, but not read
 * @param mostRows rows besides the header
 * @param others whether there may be others, which are not read
 */
public record Columns(
    Set<String> required, Set<String> optional, Set<String> ignored, int mostRows, boolean others) {

  public Columns(Set<String> required, Set<String> optional, Set<String> ignored, int mostRows) {
    this(required, optional, ignored, mostRows, false);
  }

  /** These are read, whatever else the table has. */
  public static Columns among(Set<String> required, int mostRows) {
    return new Columns(required, Set.of(), Set.of(), mostRows, true);
  }

  void check(List<String> header) {
    var faults = new ArrayList<FieldError>();
    var seen = new HashSet<String>();
    for (var column : header) {
      var known =
          required.contains(column) || optional.contains(column) || ignored.contains(column);
      if (!known && !others) {
        faults.add(FieldError.of("/header/" + column, "unknown-column", column));
      }
      if (!seen.add(column) && (known || !others)) {
        faults.add(FieldError.of("/header/" + column, "unique", column));
      }
    }
    for (var column : new TreeSet<>(required)) {
      if (!seen.contains(column)) {
        faults.add(FieldError.of("/header/" + column, "missing-column", null, column));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  boolean reads(String column) {
    return required.contains(column) || optional.contains(column);
  }
}
