package cn.houqin.inventory.delivery;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.inventory.arrival.Receipt.Posting;
import cn.houqin.inventory.arrival.Receipt.ReceivedLine;
import cn.houqin.inventory.arrival.Receipt.ReceivedLot;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A receipt held against its delivery and order; every fault is named at once.
 *
 * @param lotControlled whether movements of a material name a lot; empty for an unknown one
 */
record Inspection(
    PurchaseOrder order,
    Delivery delivery,
    ReceiptForm form,
    Function<String, Optional<Boolean>> lotControlled) {

  /** The receipt; who drafted, issued or announced it does not receive it. */
  Receipt receipt(Call call) {
    mayReceive(order, delivery, call.caller().subject());
    var faults = new ArrayList<FieldError>();
    var arrivedAt = arrivedAt(call.now(), faults);
    lines(faults);
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return new Receipt(
        call.caller().subject(),
        arrivedAt,
        call.now(),
        form.lines().stream().map(Inspection::line).toList());
  }

  static void mayReceive(PurchaseOrder order, Delivery delivery, String subject) {
    var issue = order.checking().issue();
    if (subject.equals(order.head().draftedBy())
        || subject.equals(delivery.announcedBy())
        || (issue != null && subject.equals(issue.by()))) {
      throw new Forbidden("received-by-somebody-else");
    }
  }

  private Instant arrivedAt(Instant now, List<FieldError> faults) {
    var given = form.arrivedAt();
    if (given == null) {
      return now;
    }
    var issuedAt = Objects.requireNonNull(order.checking().issue()).at();
    if (given.isAfter(now)) {
      faults.add(FieldError.of("/arrivedAt", "not-future", given));
    } else if (given.isBefore(issuedAt)) {
      faults.add(FieldError.of("/arrivedAt", "not-before", given, issuedAt));
    }
    return given.truncatedTo(ChronoUnit.MILLIS);
  }

  private void lines(List<FieldError> faults) {
    var named = new HashSet<Integer>();
    for (var i = 0; i < form.lines().size(); i++) {
      var line = form.lines().get(i);
      var at = "/lines/" + i;
      if (!named.add(line.line())) {
        faults.add(FieldError.of(at + "/line", "named-once", line.line()));
      } else if (announced().noneMatch(line.line()::equals)) {
        faults.add(FieldError.of(at + "/line", "announced-line", line.line()));
      } else {
        quantities(at, line, faults);
        lots(at, line, faults);
      }
    }
    announced()
        .filter(line -> !named.contains(line))
        .forEach(line -> faults.add(FieldError.of("/lines", "line-missing", line)));
  }

  private java.util.stream.Stream<Integer> announced() {
    return delivery.lines().stream().map(Delivery.AnnouncedLine::line);
  }

  private static void quantities(String at, ReceiptForm.LineForm line, List<FieldError> faults) {
    Quantities.check(faults, at + "/delivered", line.delivered());
    Quantities.check(faults, at + "/accepted", line.accepted());
    Quantities.check(faults, at + "/rejected", line.rejected());
    if (line.accepted().add(line.rejected()).compareTo(line.delivered()) != 0) {
      faults.add(
          FieldError.of(
              at + "/delivered",
              "accepted-and-rejected",
              line.delivered().toPlainString(),
              line.accepted().toPlainString(),
              line.rejected().toPlainString()));
    }
    var reason = line.rejectReason();
    if (line.rejected().signum() > 0 && (reason == null || reason.isBlank())) {
      faults.add(FieldError.of(at + "/rejectReason", "required", reason));
    }
  }

  private void lots(String at, ReceiptForm.LineForm line, List<FieldError> faults) {
    var material = order.line(line.line()).material();
    var controlled = lotControlled.apply(material);
    if (controlled.isEmpty()) {
      faults.add(FieldError.of(at + "/line", "known-material", material));
    } else if (line.lots() != null && (line.lot() != null || line.expiresOn() != null)) {
      faults.add(FieldError.of(at + "/lot", "lot-or-lots", line.lot()));
    } else if (controlled.get()) {
      LotSums.check(at, line, faults);
    } else if (line.lots() != null || line.lot() != null || line.expiresOn() != null) {
      faults.add(FieldError.of(at + "/lot", "not-lot-controlled", line.lot()));
    }
  }

  private static ReceivedLine line(ReceiptForm.LineForm line) {
    return new ReceivedLine(
        line.line(),
        line.delivered(),
        line.accepted(),
        line.rejected(),
        line.rejectReason(),
        line.isAnythingAccepted() ? lots(line) : List.of());
  }

  private static List<ReceivedLot> lots(ReceiptForm.LineForm line) {
    var named = line.inLots();
    return named.isEmpty()
        ? List.of(new ReceivedLot(1, null, null, line.accepted(), Posting.DUE))
        : IntStream.range(0, named.size()).mapToObj(i -> LotSums.lot(i + 1, named.get(i))).toList();
  }
}
