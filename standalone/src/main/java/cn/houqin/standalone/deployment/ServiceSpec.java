package cn.houqin.standalone.deployment;

import cn.houqin.contract.ContractServiceApplication;
import cn.houqin.gateway.GatewayApplication;
import cn.houqin.inventory.InventoryServiceApplication;
import cn.houqin.kpi.VendorKpiServiceApplication;
import cn.houqin.workorder.WorkOrderServiceApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service of the platform, and what of the common class path does not belong to it. */
public record ServiceSpec(String name, Class<?> application, int port) {

  private static final List<String> SIGN_IN =
      List.of(
          "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
          "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration");
  private static final List<String> FORWARDING =
      List.of(
          "org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration",
          "org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration",
          "org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration",
          "org.springframework.cloud.gateway.server.mvc.handler.GatewayMultipartAutoConfiguration",
          "org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration",
          "org.springframework.cloud.gateway.server.mvc.config.DefaultFunctionConfiguration");
  private static final List<String> STORE_AND_BROKER =
      List.of(
          "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
          "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
          "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
          "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
          "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration");

  /** Which internal operations of others a service calls; no other list says so here. */
  private static final Map<String, List<String>> SCOPES =
      Map.of(
          "contract-service", List.of("internal.scorecard", "internal.work-order"),
          "vendor-kpi-service",
              List.of(
                  "internal.evidence-manifest",
                  "internal.inspection",
                  "internal.purchase-order",
                  "internal.settlement-sums",
                  "internal.settlement-trial",
                  "internal.work-order"),
          "work-order-service", List.of("internal.line-move", "internal.transfer-origin"),
          "inventory-service", List.of("internal.call-off"));

  public static List<ServiceSpec> all(Ports ports) {
    return List.of(
        new ServiceSpec("contract-service", ContractServiceApplication.class, ports.contract()),
        new ServiceSpec("work-order-service", WorkOrderServiceApplication.class, ports.workOrder()),
        new ServiceSpec("vendor-kpi-service", VendorKpiServiceApplication.class, ports.kpi()),
        new ServiceSpec("inventory-service", InventoryServiceApplication.class, ports.inventory()),
        new ServiceSpec("gateway", GatewayApplication.class, ports.gateway()));
  }

  /** A service by its name, at its standard port. */
  public static ServiceSpec named(String name) {
    return named(name, Ports.STANDARD);
  }

  public static ServiceSpec named(String name, Ports ports) {
    return all(ports).stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public static Stream<String> names() {
    return all(Ports.STANDARD).stream().map(ServiceSpec::name);
  }

  public List<String> scopes() {
    return SCOPES.getOrDefault(name, List.of());
  }

  /** Auto-configurations that must not be active in it where all stand on one class path. */
  public String exclusions() {
    var all = new ArrayList<>(SIGN_IN);
    all.addAll(name.equals("gateway") ? STORE_AND_BROKER : FORWARDING);
    return String.join(",", all);
  }
}
