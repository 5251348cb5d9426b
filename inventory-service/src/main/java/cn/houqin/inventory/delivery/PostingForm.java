package cn.houqin.inventory.delivery;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt.Posting;
import cn.houqin.inventory.arrival.Receipt.ReadAgain;
import cn.houqin.inventory.arrival.Receipt.ReceivedLot;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stock refused is posted again.
 *
 * @param lots those that were written down wrongly, as their packages really say
 */
record PostingForm(@Nullable @Size(max = 200) List<@Valid @NotNull LotForm> lots) {

  /** A part of a line, as the receipt shows it, in the lot it really is. */
  record LotForm(
      @NotNull Integer line,
      @NotNull Integer part,
      @NotBlank @Size(max = 40) String lot,
      @Nullable LocalDate expiresOn) {}

  /** What was read again; refused where it is not about a lot that stock refused. */
  List<ReadAgain> readAgain(Delivery delivery) {
    var given = lots == null ? List.<LotForm>of() : lots;
    var faults = new ArrayList<FieldError>();
    var named = new HashSet<String>();
    for (var i = 0; i < given.size(); i++) {
      var form = given.get(i);
      var at = "/lots/" + i;
      var refused = refused(delivery, form);
      if (refused.isEmpty()) {
        faults.add(FieldError.of(at + "/part", "refused-by-stock", form.part(), form.line()));
      } else if (refused.get().lot() == null) {
        faults.add(FieldError.of(at + "/lot", "not-lot-controlled", form.lot()));
      }
      if (!named.add(form.line() + "/" + form.part())) {
        faults.add(FieldError.of(at + "/part", "unique", form.part()));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return given.stream()
        .map(form -> new ReadAgain(form.line(), form.part(), form.lot(), form.expiresOn()))
        .toList();
  }

  private static Optional<ReceivedLot> refused(Delivery delivery, LotForm form) {
    return Optional.ofNullable(delivery.receipt()).stream()
        .flatMap(receipt -> receipt.lines().stream())
        .filter(line -> line.line() == form.line())
        .flatMap(line -> line.lots().stream())
        .filter(lot -> lot.part() == form.part() && lot.posting() == Posting.REFUSED)
        .findFirst();
  }
}
