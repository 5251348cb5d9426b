package cn.houqin.workorder.order;

import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.holding.Offer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Who is told what happened to an order. */
public final class Told {

  private Told() {}

  /** The vendor that has it, or those that are asked to take it. */
  public static Notice[] vendors(WorkOrder order, String key) {
    return vendors(order, key, Map.of());
  }

  /** The same, with more to say than which order it is. */
  public static Notice[] vendors(WorkOrder order, String key, Map<String, String> more) {
    var ids = new HashMap<>(more);
    ids.put("order", order.number());
    var asked = order.holding().offers().stream().map(Offer::vendor);
    return Stream.concat(Stream.ofNullable(order.vendor()), asked)
        .distinct()
        .map(vendor -> new Notice("vendor:" + vendor, key, Map.copyOf(ids)))
        .toArray(Notice[]::new);
  }
}
