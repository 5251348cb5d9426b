package cn.houqin.workorder.board;

import cn.houqin.platform.caller.Caller;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.watch.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that an order gave, as it is shown; those that count no more stay.
 *
 * @param ended why it counts no more; null while it counts
 */
record EvidenceView(
    String evidenceId,
    String contract,
    String month,
    Mark.@Nullable Figure figure,
    boolean counts,
    Mark.@Nullable Ended ended) {

  /** Vendor users see the figures of their own contracts. */
  static List<EvidenceView> of(Caller caller, WorkOrder order) {
    var entries = order.watch().evidence();
    return entries.stream()
        .filter(entry -> entry.ended() == null)
        .filter(entry -> !caller.isVendorUser() || isOf(caller, order, entry))
        .map(entry -> of(entry, endOf(entry, entries)))
        .toList();
  }

  private static boolean isOf(Caller caller, WorkOrder order, Mark entry) {
    return order.assignments().stream()
        .filter(held -> held.vendor().equals(caller.vendor()))
        .anyMatch(held -> held.contract().equals(entry.contract()));
  }

  private static EvidenceView of(Mark entry, Mark.@Nullable Ended ended) {
    return new EvidenceView(
        entry.evidenceId(), entry.contract(), entry.month(), entry.figure(), ended == null, ended);
  }

  private static Mark.@Nullable Ended endOf(Mark figure, List<Mark> entries) {
    for (var entry : entries) {
      if (entry.ended() != null && entry.evidenceId().equals(figure.evidenceId())) {
        return entry.ended();
      }
    }
    return null;
  }
}
