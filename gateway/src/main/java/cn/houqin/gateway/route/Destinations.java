package cn.houqin.gateway.route;

import cn.houqin.platform.routes.Routes;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Which service answers a path. What carries a line goes to that line's deployment. */
@Component
public class Destinations {

  public static final String WORK_ORDERS = "work-order-service";

  /** The services behind the gateway. */
  public static final List<String> SERVICES =
      List.of("contract-service", WORK_ORDERS, "vendor-kpi-service", "inventory-service");

  private static final Set<String> WORK_OF_A_LINE =
      Set.of("work-orders", "attachments", "imports", "figures", "inspections", WORK_ORDERS);

  private static final Map<String, String> OWNERS =
      Map.ofEntries(
          Map.entry("hospital", "contract-service"),
          Map.entry("service-lines", "contract-service"),
          Map.entry("calendars", "contract-service"),
          Map.entry("vendors", "contract-service"),
          Map.entry("contracts", "contract-service"),
          Map.entry("settlements", "contract-service"),
          Map.entry("failures", "contract-service"),
          Map.entry("ladder-template", "contract-service"),
          Map.entry("misreports", "contract-service"),
          Map.entry("savings", "contract-service"),
          Map.entry("contract-service", "contract-service"),
          Map.entry("locations", WORK_ORDERS),
          Map.entry("categories", WORK_ORDERS),
          Map.entry("work-orders", WORK_ORDERS),
          Map.entry("work-order-service", WORK_ORDERS),
          Map.entry("schemes", "vendor-kpi-service"),
          Map.entry("scheme-templates", "vendor-kpi-service"),
          Map.entry("ratings", "vendor-kpi-service"),
          Map.entry("period-cards", "vendor-kpi-service"),
          Map.entry("grade-distributions", "vendor-kpi-service"),
          Map.entry("vendor-figures", "vendor-kpi-service"),
          Map.entry("publications", "vendor-kpi-service"),
          Map.entry("scorecards", "vendor-kpi-service"),
          Map.entry("indicators", "vendor-kpi-service"),
          Map.entry("observations", "vendor-kpi-service"),
          Map.entry("appeals", "vendor-kpi-service"),
          Map.entry("consequences", "vendor-kpi-service"),
          Map.entry("occurrences", "vendor-kpi-service"),
          Map.entry("rankings", "vendor-kpi-service"),
          Map.entry("simulations", "vendor-kpi-service"),
          Map.entry("trends", "vendor-kpi-service"),
          Map.entry("cockpit", "vendor-kpi-service"),
          Map.entry("vendor-kpi-service", "vendor-kpi-service"),
          Map.entry("materials", "inventory-service"),
          Map.entry("stores", "inventory-service"),
          Map.entry("stock", "inventory-service"),
          Map.entry("stock-movements", "inventory-service"),
          Map.entry("stock-transfers", "inventory-service"),
          Map.entry("stock-counts", "inventory-service"),
          Map.entry("reservations", "inventory-service"),
          Map.entry("purchase-orders", "inventory-service"),
          Map.entry("ceilings", "inventory-service"),
          Map.entry("inventory-service", "inventory-service"));

  private final Supplier<Routes> routes;
  private final Instances instances;

  Destinations(Supplier<Routes> routes, Instances instances) {
    this.routes = routes;
    this.instances = instances;
  }

  /**
   * @param path of the request, beginning with /api/
   * @param number the query parameter of that name; order numbers begin with their line's code
   */
  Destination of(String path, String number) {
    var segments = path.substring("/api/".length()).split("/");
    if (segments[0].equals("service-lines")
        && segments.length > 2
        && WORK_OF_A_LINE.contains(segments[2])) {
      return line(segments[1]);
    }
    if (segments[0].equals("work-orders") && number.contains("-")) {
      return line(number.substring(0, number.indexOf('-')));
    }
    var owner = OWNERS.get(segments[0]);
    if (owner == null) {
      throw new NoSuchRoute(path);
    }
    return service(owner);
  }

  /** The deployment of a line. */
  public Destination line(String line) {
    var own = routes.get().lines().get(line);
    return own == null ? service(WORK_ORDERS) : cell(line, own);
  }

  private Destination cell(String line, List<URI> own) {
    return new Destination(WORK_ORDERS + "/" + line, instances.inTurn(own));
  }

  public Destination service(String name) {
    var all = routes.get().instances(name);
    if (all.isEmpty()) {
      throw new ServiceAway(name);
    }
    return new Destination(name, instances.inTurn(all));
  }

  /** The deployments that lines have of their own, each with its lines. */
  public Map<Destination, List<String>> cells() {
    var together = new LinkedHashMap<List<URI>, List<String>>();
    routes
        .get()
        .lines()
        .forEach((line, own) -> together.computeIfAbsent(own, _ -> new ArrayList<>()).add(line));
    var cells = new LinkedHashMap<Destination, List<String>>();
    together.forEach((own, lines) -> cells.put(cell(lines.getFirst(), own), lines));
    return cells;
  }
}
