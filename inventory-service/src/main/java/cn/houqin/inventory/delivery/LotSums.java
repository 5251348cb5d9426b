package cn.houqin.inventory.delivery;

import cn.houqin.inventory.arrival.Receipt.Posting;
import cn.houqin.inventory.arrival.Receipt.ReceivedLot;
import cn.houqin.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;

/** The lots of a received line: each named once, in all exactly what was accepted. */
final class LotSums {

  private LotSums() {}

  static void check(String at, ReceiptForm.LineForm line, List<FieldError> faults) {
    var lots = line.inLots();
    if (lots.isEmpty()) {
      if (line.isAnythingAccepted()) {
        faults.add(FieldError.of(at + "/lot", "required", null));
      }
      return;
    }
    var named = new HashSet<String>();
    for (var i = 0; i < lots.size(); i++) {
      check(at + (line.lots() == null ? "" : "/lots/" + i), lots.get(i), faults);
      if (!named.add(lots.get(i).lot())) {
        faults.add(FieldError.of(at + "/lots/" + i + "/lot", "unique", lots.get(i).lot()));
      }
    }
    var sum =
        lots.stream().map(ReceiptForm.LotForm::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(line.accepted()) != 0) {
      var accepted = line.accepted().toPlainString();
      faults.add(FieldError.of(at + "/lots", "sum-of-lots", sum.toPlainString(), accepted));
    }
  }

  private static void check(String at, ReceiptForm.LotForm lot, List<FieldError> faults) {
    Quantities.check(faults, at + "/quantity", lot.quantity());
    if (lot.quantity().signum() == 0) {
      faults.add(FieldError.of(at + "/quantity", "above-zero", lot.quantity().toPlainString()));
    }
  }

  static ReceivedLot lot(int part, ReceiptForm.LotForm form) {
    return new ReceivedLot(part, form.lot(), form.expiresOn(), form.quantity(), Posting.DUE);
  }
}
