package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.job.Supplies;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A part that the vendor brought; the quantity is a decimal string above zero. */
record SuppliedForm(
    @NotBlank @Size(max = 200) String name,
    @NotNull String quantity,
    @NotNull @PositiveOrZero Long costFen) {

  private static final long MOST_FEN = 100_000_000_000L;

  static List<Supplies.Item> items(List<SuppliedForm> forms) {
    var faults = new ArrayList<FieldError>();
    for (var i = 0; i < forms.size(); i++) {
      var form = forms.get(i);
      var pointer = "/supplied/" + i;
      if (!form.quantity().matches("\\d{1,15}(\\.\\d{1,6})?")
          || new BigDecimal(form.quantity()).signum() == 0) {
        faults.add(FieldError.of(pointer + "/quantity", "quantity", form.quantity()));
      }
      if (form.costFen() > MOST_FEN) {
        faults.add(FieldError.of(pointer + "/costFen", "at-most-fen", form.costFen(), MOST_FEN));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return forms.stream()
        .map(form -> new Supplies.Item(form.name(), form.quantity(), form.costFen()))
        .toList();
  }
}
