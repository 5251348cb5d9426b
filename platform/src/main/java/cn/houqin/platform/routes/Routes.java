package cn.houqin.platform.routes;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where each service is, read from one YAML file that gateway and services watch:
 *
 * <pre>
 * services:
 *   contract-service: http://127.0.0.1:8081
 *   work-order-service: http://127.0.0.1:8082
 *   vendor-kpi-service: http://127.0.0.1:8083
 *   inventory-service: http://127.0.0.1:8084
 * lines:
 *   CATERING: http://127.0.0.1:8092
 * </pre>
 */
public record Routes(Map<String, URI> services, Map<String, URI> lines) {

  /** The deployment that serves a line: its own, or the default work-order-service. */
  public Optional<URI> ofLine(String line) {
    return Optional.ofNullable(lines.getOrDefault(line, services.get("work-order-service")));
  }

  public Optional<URI> ofService(String service) {
    return Optional.ofNullable(services.get(service));
  }
}
