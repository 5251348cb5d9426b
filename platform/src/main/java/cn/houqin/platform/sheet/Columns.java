package cn.houqin.platform.sheet;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns a table may have; others are refused by name.
 *
 * @param ignored known, but not read
 * @param mostRows rows besides the header
 */
public record Columns(
    Set<String> required, Set<String> optional, Set<String> ignored, int mostRows) {

  void check(List<String> header) {
    var faults = new ArrayList<FieldError>();
    var seen = new HashSet<String>();
    for (var column : header) {
      var known =
          required.contains(column) || optional.contains(column) || ignored.contains(column);
      if (!known) {
        faults.add(FieldError.of("/header/" + column, "unknown-column", column));
      }
      if (!seen.add(column)) {
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
