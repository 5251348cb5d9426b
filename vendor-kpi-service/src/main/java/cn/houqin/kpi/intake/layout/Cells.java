package cn.houqin.kpi.intake.layout;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.sheet.SheetRow;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of one row: known, unknown, or a fault that is named. */
final class Cells {

  private final SheetRow row;
  private final Set<String> unknown;
  private final Times times;
  private final List<FieldError> faults = new ArrayList<>();

  Cells(SheetRow row, Set<String> unknown, Times times) {
    this.row = row;
    this.unknown = unknown;
    this.times = times;
  }

  List<FieldError> faults() {
    return faults;
  }

  void fault(String column, String rule, @Nullable String value) {
    faults.add(FieldError.of(row.pointer(column), rule, value));
  }

  /** Null where it is blank or says that it is not known. */
  @Nullable String text(String column) {
    var text = row.cell(column);
    return text == null || unknown.contains(text) ? null : text;
  }

  /** What must be known. */
  @Nullable String required(String column) {
    var text = text(column);
    if (text == null) {
      fault(column, "required", row.cell(column));
    }
    return text;
  }

  @Nullable BigDecimal number(String column) {
    var text = text(column);
    if (text == null) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      fault(column, "readable", text);
      return null;
    }
  }

  @Nullable ZonedDateTime time(String column) {
    var text = text(column);
    if (text == null) {
      return null;
    }
    var read = times.read(text);
    if (read == null) {
      fault(column, "readable", text);
    }
    return read;
  }
}
