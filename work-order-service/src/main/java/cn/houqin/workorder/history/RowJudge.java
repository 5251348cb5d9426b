package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.past.Digests;
import cn.houqin.workorder.past.PastOrder;
import cn.houqin.workorder.site.Sites;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Judges the rows of a file by each other and by what is here already. */
@Component
class RowJudge {

  private final Aggregates<WorkOrder> orders;
  private final Sites sites;

  RowJudge(Aggregates<WorkOrder> orders, Sites sites) {
    this.orders = orders;
    this.sites = sites;
  }

  /** The rows that can be taken, and what is wrong with the others. */
  record Judged(List<RowRead> good, List<FieldError> faults, int skipped) {}

  Judged judge(String hospital, String line, List<RowRead> rows) {
    var good = new ArrayList<RowRead>();
    var faults = new ArrayList<FieldError>();
    var seen = new HashSet<String>();
    for (var row : rows) {
      var own = new ArrayList<>(row.faults());
      if (row.order() != null) {
        own.addAll(faults(hospital, line, "/rows/" + row.row(), row.order(), seen));
      }
      if (own.isEmpty()) {
        good.add(row);
      }
      faults.addAll(own);
    }
    return new Judged(good, faults, rows.size() - good.size());
  }

  private List<FieldError> faults(
      String hospital, String line, String at, PastOrder order, Set<String> seen) {
    var faults = new ArrayList<FieldError>();
    if (!seen.add(order.externalId())) {
      faults.add(FieldError.of(at + "/externalId", "unique", order.externalId()));
    }
    var location = order.asked().location();
    if (order.needsItsPlace() && sites.find(hospital, location).isEmpty()) {
      faults.add(FieldError.of(at + "/location", "known-location", location));
    }
    orders
        .find(hospital, Digests.id(line, order.externalId()))
        .map(before -> Objects.requireNonNull(before.body().source()))
        .filter(before -> !before.contentDigest().equals(order.contentDigest()))
        .ifPresent(
            _ -> faults.add(FieldError.of(at + "/externalId", "same-content", order.externalId())));
    return faults;
  }
}
