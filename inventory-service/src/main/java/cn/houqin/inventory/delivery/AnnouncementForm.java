package cn.houqin.inventory.delivery;

import cn.houqin.inventory.arrival.Delivery.AnnouncedLine;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor is going to deliver.
 *
 * @param note the vendor's own reference
 */
record AnnouncementForm(
    @Nullable @Size(max = 100) String note,
    @NotEmpty @Size(max = 50) List<@Valid @NotNull LineForm> lines) {

  /** So much of a line of the order. */
  record LineForm(@NotNull Integer line, @NotNull BigDecimal quantity) {}

  /** The lines; refused where a quantity is none or a line stands twice. */
  List<AnnouncedLine> checked() {
    var faults = new ArrayList<FieldError>();
    var named = new HashSet<Integer>();
    for (var i = 0; i < lines.size(); i++) {
      var at = "/lines/" + i;
      var quantity = lines.get(i).quantity();
      Quantities.check(faults, at + "/quantity", quantity);
      if (quantity.signum() == 0) {
        faults.add(FieldError.of(at + "/quantity", "above-zero", quantity.toPlainString()));
      }
      if (!named.add(lines.get(i).line())) {
        faults.add(FieldError.of(at + "/line", "named-once", lines.get(i).line()));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return lines.stream().map(one -> new AnnouncedLine(one.line(), one.quantity())).toList();
  }
}
