package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destinations;
import cn.houqin.gateway.route.ServiceAway;
import cn.houqin.platform.problem.NotFound;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What each service says of its own API. */
@Component
class Descriptions {

  private final Destinations destinations;
  private final Asking asking;

  Descriptions(Destinations destinations, Asking asking) {
    this.destinations = destinations;
    this.asking = asking;
  }

  JsonNode of(String service) {
    if (!Destinations.SERVICES.contains(service)) {
      throw new NotFound("service", service);
    }
    var to = destinations.service(service);
    var answer = asking.all(Map.of(to, "/v3/api-docs"), "").get(to);
    if (answer == null || answer.isEmpty()) {
      throw new ServiceAway(service);
    }
    return answer.get();
  }
}
