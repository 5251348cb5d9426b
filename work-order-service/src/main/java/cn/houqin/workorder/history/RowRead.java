package cn.houqin.workorder.history;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.workorder.past.PastOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file: an order, or why it is none.
 *
 * @param row its number, from 1
 */
record RowRead(int row, @Nullable PastOrder order, List<FieldError> faults) {

  static RowRead of(int row, PastOrder order) {
    return new RowRead(row, order, List.of());
  }

  static RowRead faulty(int row, List<FieldError> faults) {
    return new RowRead(row, null, List.copyOf(faults));
  }
}
