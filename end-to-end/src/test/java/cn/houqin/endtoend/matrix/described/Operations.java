package cn.houqin.endtoend.matrix.described;

import cn.houqin.standalone.deployment.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every operation of the five services, questions first, read from what they say of themselves. */
public final class Operations {

  private Operations() {}

  public static List<Operation> of(Ports ports) {
    var all = new LinkedHashMap<String, Operation>();
    addresses(ports)
        .forEach(
            (service, base) ->
                in(service, base)
                    .forEach(
                        one ->
                            all.merge(
                                one.name(),
                                one,
                                (first, second) -> {
                                  throw new AssertionError(
                                      one.name() + " is offered by two services");
                                })));
    return all.values().stream()
        .sorted(
            java.util.Comparator.comparing((Operation one) -> !one.isQuestion())
                .thenComparing(Operation::path)
                .thenComparing(Operation::method))
        .toList();
  }

  private static Map<String, String> addresses(Ports ports) {
    var ofServices = new LinkedHashMap<String, String>();
    ofServices.put("contract-service", local(ports.contract()));
    ofServices.put("work-order-service", local(ports.workOrder()));
    ofServices.put("vendor-kpi-service", local(ports.kpi()));
    ofServices.put("inventory-service", local(ports.inventory()));
    ofServices.put("gateway", local(ports.gateway()));
    return ofServices;
  }

  private static String local(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static List<Operation> in(String service, String base) {
    var document = document(base);
    var operations = new ArrayList<Operation>();
    document
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(
                        one ->
                            operations.add(
                                new Operation(
                                    service,
                                    base,
                                    one.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    one.getValue(),
                                    document))));
    return operations;
  }

  private static JsonNode document(String base) {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(base + "/v3/api-docs")).build(),
              BodyHandlers.ofString());
      return JsonMapper.shared().readTree(answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(base, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
