package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.past.Digests;
import cn.houqin.workorder.past.PastOrder;
import cn.houqin.workorder.site.Sites;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/** Judges the rows of a file by each other and by what is here already. */
@Component
class RowJudge {

  private static final int AT_ONCE = 500;

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
    rows.stream()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .forEach(
            some -> {
              var here = here(hospital, line, some);
              for (var row : some) {
                var own = new ArrayList<>(row.faults());
                if (row.order() != null) {
                  own.addAll(faults(hospital, "/rows/" + row.row(), row.order(), seen));
                  own.addAll(otherContent(line, "/rows/" + row.row(), row.order(), here));
                }
                if (own.isEmpty()) {
                  good.add(row);
                }
                faults.addAll(own);
              }
            });
    return new Judged(good, faults, rows.size() - good.size());
  }

  /** What the orders that are here already were made of, by their ids. */
  private Map<String, String> here(String hospital, String line, List<RowRead> rows) {
    var ids =
        rows.stream()
            .map(RowRead::order)
            .filter(Objects::nonNull)
            .map(order -> Digests.id(line, order.externalId()))
            .toList();
    return orders.findAll(hospital, ids).stream()
        .collect(
            Collectors.toMap(
                Stored::id,
                before -> Objects.requireNonNull(before.body().source()).contentDigest()));
  }

  private List<FieldError> faults(String hospital, String at, PastOrder order, Set<String> seen) {
    var faults = new ArrayList<FieldError>();
    if (!seen.add(order.externalId())) {
      faults.add(FieldError.of(at + "/externalId", "unique", order.externalId()));
    }
    var location = order.asked().location();
    if (order.needsItsPlace() && sites.find(hospital, location).isEmpty()) {
      faults.add(FieldError.of(at + "/location", "known-location", location));
    }
    return faults;
  }

  private static List<FieldError> otherContent(
      String line, String at, PastOrder order, Map<String, String> here) {
    var before = here.get(Digests.id(line, order.externalId()));
    return before == null || before.equals(order.contentDigest())
        ? List.of()
        : List.of(FieldError.of(at + "/externalId", "same-content", order.externalId()));
  }
}
