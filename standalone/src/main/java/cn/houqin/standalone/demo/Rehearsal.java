package cn.houqin.standalone.demo;

import java.nio.file.Path;
import java.util.Map;

/**
 * A month and some days' work on a platform that nobody needs afterwards: what a start is recorded
 * with, so that the first requests after a later one find what they need as well.
 */
public final class Rehearsal {

  private static final int TIMES = 20;
  private static final String ORDERS = "/api/service-lines/CLEANING/work-orders";
  private static final String PLACE = "B1-3F-W7";

  private final Api api;
  private final Path folder;

  /**
   * @param folder of the month
   */
  public Rehearsal(Api api, Path folder) {
    this.api = api;
    this.folder = folder;
  }

  /** Throws if the platform refuses anything. */
  public void run() {
    new DemoMonth(api, "", folder).run();
    post(
        "dispatcher",
        "/api/categories",
        Map.of("category", "spill", "line", "CLEANING", "name", "S"));
    post("buyer", "/api/stores", Map.of("store", "S", "name", "S", "location", PLACE));
    post(
        "buyer",
        "/api/materials",
        Map.of(
            "material",
            "M",
            "name",
            "M",
            "unit",
            "piece",
            "category",
            "ward",
            "lotControlled",
            false));
    for (var n = 0; n < TIMES; n++) {
      order(n);
      movement(n);
      look("dispatcher", ORDERS);
      look("dispatcher", "/api/board");
      look("manager", "/api/scorecards");
    }
  }

  private void order(int n) {
    var request =
        Map.of(
            "category",
            "spill",
            "location",
            PLACE,
            "priority",
            "URGENT",
            "description",
            "走廊有水 " + n);
    var order =
        ORDERS
            + "/"
            + api.post("nurse", ORDERS, request, "order-" + n).ok().get("workOrder").asString();
    post("dispatcher", order + "/acceptance", Map.of());
    post("dispatcher", order + "/dispatch", Map.of());
    look("nurse", order);
  }

  private void movement(int n) {
    var movement =
        Map.of(
            "material",
            "M",
            "store",
            "S",
            "kind",
            "RECEIPT",
            "quantity",
            "3",
            "unitCostFen",
            "150");
    api.post("buyer", "/api/stock-movements", movement, "movement-" + n).ok();
  }

  private void post(String user, String path, Object body) {
    api.post(user, path, body, path.replace('/', '-')).ok();
  }

  private void look(String user, String path) {
    api.get(user, path).ok();
  }
}
