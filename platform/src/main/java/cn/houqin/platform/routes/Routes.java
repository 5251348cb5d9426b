package cn.houqin.platform.routes;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where the instances of each service are, one or a list of them, read from one YAML file that
 * gateway and services watch:
 *
 * <pre>
 * services:
 *   contract-service: http://127.0.0.1:8081
 *   work-order-service: [http://127.0.0.1:8082, http://127.0.0.1:8182]
 *   vendor-kpi-service: http://127.0.0.1:8083
 *   inventory-service: http://127.0.0.1:8084
 * lines:
 *   CATERING: http://127.0.0.1:8092
 * </pre>
 */
public record Routes(Map<String, List<URI>> services, Map<String, List<URI>> lines) {

  /** An instance of what serves a line: its own deployment, or the default work-order-service. */
  public Optional<URI> ofLine(String line) {
    return any(lines.getOrDefault(line, instances("work-order-service")));
  }

  /** What serves a line, by a name that no other deployment has. */
  public String deploymentOfLine(String line) {
    return lines.containsKey(line) ? "work-order-service/" + line : "work-order-service";
  }

  /** An instance, another each time where there are several. */
  public Optional<URI> ofService(String service) {
    return any(instances(service));
  }

  /** All of a service; empty if nobody said where it is. */
  public List<URI> instances(String service) {
    return services.getOrDefault(service, List.of());
  }

  private static Optional<URI> any(List<URI> instances) {
    return instances.isEmpty()
        ? Optional.empty()
        : Optional.of(instances.get(ThreadLocalRandom.current().nextInt(instances.size())));
  }
}
