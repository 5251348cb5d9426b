package cn.houqin.workorder.order;

import cn.houqin.workorder.job.Charge;
import cn.houqin.workorder.job.Part;
import cn.houqin.workorder.job.Supplies;
import cn.houqin.workorder.job.Tick;
import cn.houqin.workorder.job.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What work on an order took and left, as it is shown.
 *
 * @param supplied what the vendor says to have brought itself
 * @param partsCostFen what parts given out and not brought back cost so far
 * @param partsCharge who bears that, once it is settled
 */
record WorkView(
    List<Tick> checklist,
    List<PartView> parts,
    List<Supplies.Item> supplied,
    long partsCostFen,
    @Nullable Charge partsCharge) {

  static WorkView of(Work work) {
    return new WorkView(
        work.checklist(),
        work.parts().stream().map(PartView::of).toList(),
        work.supplies().items(),
        work.costFen(),
        work.charge());
  }

  /** A part asked for, and what became of it. */
  record PartView(
      String request,
      String material,
      String store,
      String quantity,
      Part.State state,
      String returned,
      long costFen) {
    static PartView of(Part part) {
      return new PartView(
          part.request(),
          part.material(),
          part.store(),
          part.quantity().toPlainString(),
          part.state(),
          part.returned().toPlainString(),
          part.costFen());
    }
  }
}
