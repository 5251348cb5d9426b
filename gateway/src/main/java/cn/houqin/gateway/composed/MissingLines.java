package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import cn.houqin.gateway.route.Destinations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which lines are left out where a deployment does not answer. */
@Component
class MissingLines {

  private final Destinations destinations;
  private final Asking asking;

  MissingLines(Destinations destinations, Asking asking) {
    this.destinations = destinations;
    this.asking = asking;
  }

  /** Those of a deployment; "*" where not even their names are known now. */
  List<String> of(Destination away, String token) {
    var cells = destinations.cells();
    return cells.entrySet().stream()
        .filter(cell -> cell.getKey().name().equals(away.name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> others(cells.values(), token));
  }

  /** The lines of the default deployment. */
  private List<String> others(Collection<List<String>> cells, String token) {
    var contracts = destinations.service("contract-service");
    var lines = asking.all(Map.of(contracts, "/api/service-lines?limit=200"), token).get(contracts);
    if (lines == null || lines.isEmpty()) {
      return List.of("*");
    }
    var names = new ArrayList<String>();
    lines.get().path("items").forEach(item -> names.add(item.path("line").asString()));
    cells.forEach(names::removeAll);
    return names;
  }
}
