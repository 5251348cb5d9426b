package cn.houqin.workorder.request;

import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Instant;

/**
 * What the order goes on with that a transferred request is opened as.
 *
 * @param request with the priority it had in the end
 * @param askedBy subject of who filed it
 */
record Origin(String number, Request request, Instant askedAt, String askedBy) {

  static Origin of(WorkOrder order) {
    var asked = order.request();
    var first = order.facts().getFirst();
    return new Origin(
        order.number(),
        new Request(
            asked.category(),
            asked.place(),
            order.priority(),
            asked.requester(),
            asked.description(),
            asked.channel()),
        first.at(),
        first.by());
  }
}
