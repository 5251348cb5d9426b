package cn.houqin.workorder.site;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other capabilities may ask about places. */
@Component
public class Sites {

  private final Aggregates<Location> locations;

  Sites(Aggregates<Location> locations) {
    this.locations = locations;
  }

  /**
   * A place as others see it; {@code path} are the codes from the root down to the place itself.
   */
  public record Place(String location, List<String> path, @Nullable String riskClass) {}

  /** The place under a code, also a retired one; empty if there never was one. */
  public Optional<Place> find(String hospital, String location) {
    return locations.find(hospital, location).map(Stored::body).map(Sites::place);
  }

  private static Place place(Location body) {
    var path = new java.util.ArrayList<>(body.ancestors());
    path.add(body.location());
    var risk = body.riskClass();
    return new Place(body.location(), List.copyOf(path), risk == null ? null : risk.name());
  }
}
