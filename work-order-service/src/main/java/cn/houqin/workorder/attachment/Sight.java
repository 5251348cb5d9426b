package cn.houqin.workorder.attachment;

import cn.houqin.platform.caller.Caller;
import cn.houqin.workorder.order.Tenure;
import cn.houqin.workorder.order.WorkOrder;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which attachments of an order somebody sees. A vendor sees what its own people attached, and what
 * the hospital's attached until it lost the order; nothing of other vendors.
 *
 * @param vendor whose sight it is; null for the hospital's people, who see all
 */
record Sight(@Nullable String vendor, Tenure tenure) {

  private static final String OF = "attached.vendor";

  static Sight of(Caller caller, WorkOrder order) {
    var mine = caller.isVendorUser() ? caller.vendor() : null;
    return new Sight(mine, mine == null ? new Tenure(true, null) : Tenure.of(order, mine));
  }

  /** The condition of a list. */
  Map<String, Object> of(String order) {
    var filters = new HashMap<String, Object>(Map.of("workOrder", order));
    if (vendor != null && tenure.lasts()) {
      filters.put(OF, new Document("$in", Arrays.asList(null, vendor)));
    } else if (vendor != null) {
      filters.put("$or", List.of(new Document(OF, vendor), ofTheHospitalUntilThen()));
    }
    return filters;
  }

  private Document ofTheHospitalUntilThen() {
    var until = tenure.until();
    var then = until == null ? new Date(0) : Date.from(until);
    return new Document(OF, null).append("attached.at", new Document("$lte", then));
  }

  /** The same of one that is attached. */
  boolean shows(Attachment one) {
    var attached = one.attached();
    if (vendor == null || attached == null) {
      return vendor == null;
    }
    if (attached.vendor() != null) {
      return vendor.equals(attached.vendor());
    }
    var until = tenure.until();
    return tenure.lasts() || (until != null && !attached.at().isAfter(until));
  }
}
