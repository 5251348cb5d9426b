package cn.houqin.standalone;

import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.standalone.cell.RouteTable;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.deployment.ServiceSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What services of this machine are told at their start. */
record ServiceSettings(Ports ports, Path routes) {

  /** Notes in the data folder where each service is. */
  static ServiceSettings in(Path home, Ports ports) {
    var services = new TreeMap<String, List<URI>>();
    for (var service : ServiceSpec.all(ports)) {
      services.put(service.name(), List.of(URI.create("http://127.0.0.1:" + service.port())));
    }
    var routes = RouteTable.in(home);
    routes.write(services, Map.of());
    return new ServiceSettings(ports, routes.file());
  }

  /** Of one that stores nothing. */
  List<String> of(ServiceSpec service) {
    return List.of(
        "--server.port=" + service.port(),
        "--server.address=127.0.0.1",
        "--spring.kafka.bootstrap-servers=" + ports.brokerAddress(),
        "--houqin.security.issuer=" + ports.issuer(),
        "--houqin.security.client-id=" + service.name(),
        ServiceProcess.routes(routes),
        "--spring.autoconfigure.exclude=" + service.exclusions(),
        "--spring.main.register-shutdown-hook=false",
        "--spring.main.log-startup-info=false");
  }

  List<String> of(ServiceSpec service, LocalMongo mongo) {
    return Stream.concat(of(service).stream(), Stream.of("--spring.mongodb.uri=" + address(mongo)))
        .toList();
  }

  /** A server that was started here makes every index of a new store while all else starts. */
  private static String address(LocalMongo mongo) {
    var isStartedHere = mongo.process() != null || mongo.container() != null;
    return mongo.uri() + (isStartedHere ? "&socketTimeoutMS=30000" : "");
  }
}
