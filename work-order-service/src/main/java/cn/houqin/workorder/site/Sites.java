package cn.houqin.workorder.site;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.workorder.cell.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other capabilities may ask about places: the register itself, or a cell's copy of it. */
@Component
public class Sites {

  private final Register register;
  private final boolean isCopy;

  Sites(Deployment deployment, Aggregates<Location> locations, StateCopies copies) {
    this.isCopy = deployment.isCell();
    this.register = isCopy ? copied(copies) : owned(locations);
  }

  /** Finds a place by hospital and code. */
  @FunctionalInterface
  private interface Register {
    Optional<Place> find(String hospital, String location);
  }

  /**
   * A place as others see it; {@code path} are the codes from the root down to the place itself.
   */
  public record Place(String location, List<String> path, @Nullable String riskClass) {}

  /** The place under a code, also a retired one; empty if there never was one. */
  public Optional<Place> find(String hospital, String location) {
    return register.find(hospital, location);
  }

  /** The place that a request names; a cell may not have heard of it yet. */
  public Place require(String hospital, String location) {
    return find(hospital, location)
        .orElseThrow(
            () ->
                isCopy
                    ? new NotYetKnown("location", location)
                    : Invalid.field("/location", "known-location", location));
  }

  private static Register owned(Aggregates<Location> locations) {
    return (hospital, location) ->
        locations
            .recent(hospital, location)
            .map(Stored::body)
            .map(
                body ->
                    place(
                        body.location(),
                        body.ancestors(),
                        body.riskClass() == null ? null : body.riskClass().name()));
  }

  private static Register copied(StateCopies copies) {
    var sites = copies.of(Streams.SITES, SiteEvent.State.class, "copy_sites");
    return (hospital, location) ->
        sites
            .find(hospital, location)
            .map(state -> place(state.location(), state.ancestors(), state.riskClass()));
  }

  private static Place place(String location, List<String> ancestors, @Nullable String riskClass) {
    var path = new ArrayList<>(ancestors);
    path.add(location);
    return new Place(location, List.copyOf(path), riskClass);
  }
}
