package cn.houqin.endtoend.faults.restore;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.people.Crowd;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.DemoMonth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** People of one hospital working on orders through the gateway, signed in as in life. */
final class SteadyWork implements AutoCloseable {

  private static final String ORDERS = "/api/service-lines/CLEANING/work-orders";

  private final Api api;
  private final String hospital;
  private final Crowd crowd = new Crowd();
  private final AtomicLong answered = new AtomicLong();
  private final Set<String> orders = ConcurrentHashMap.newKeySet();

  /**
   * @param hospital begins its people's names; it gets the contracts of a month
   */
  SteadyWork(Api api, String hospital, Path month) {
    this.api = api;
    this.hospital = hospital;
    api.put(
            hospital + "-admin",
            "/api/hospital",
            Map.of("name", "Live", "zone", "Asia/Shanghai", "migrating", true))
        .ok();
    new DemoMonth(api, hospital + "-", month).setUp();
    api.post(
            hospital + "-dispatcher",
            "/api/categories",
            Map.of("line", "CLEANING", "category", "spill", "name", "spill"),
            "category")
        .ok();
  }

  SteadyWork start(int workers) {
    crowd.start(workers, worker -> work("worker-" + worker + "-"));
    return this;
  }

  private void work(String name) {
    for (var number = 0; crowd.isGoing(); number++) {
      live(name + number);
    }
  }

  private void live(String key) {
    var body = Map.of("category", "spill", "location", "B1-3F-W7", "priority", "URGENT");
    var made = api.post(hospital + "-nurse", ORDERS, body, key).ok();
    var id = made.get("workOrder").asString();
    orders.add(id);
    answered.incrementAndGet();
    for (var step :
        List.of(
            "dispatcher /acceptance",
            "dispatcher /dispatch",
            "jiekang /acknowledgement",
            "jiekang /arrival",
            "jiekang /completion",
            "supervisor /verification")) {
      if (crowd.isGoing()) {
        var words = step.split(" ");
        var path = ORDERS + "/" + id + words[1];
        api.post(hospital + "-" + words[0], path, Map.of(), key + words[1]).ok();
        answered.incrementAndGet();
      }
    }
  }

  /** Those whose request was answered until now. */
  Set<String> orders() {
    return Set.copyOf(orders);
  }

  void awaitMore(long more) {
    var until = answered() + more;
    await().atMost(Duration.ofSeconds(120)).until(() -> answered() >= until);
  }

  private long answered() {
    crowd.failIfOneFailed();
    return answered.get();
  }

  @Override
  public void close() {
    crowd.end();
  }
}
