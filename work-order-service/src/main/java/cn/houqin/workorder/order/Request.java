package cn.houqin.workorder.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was requested: what, where, how urgent, by whom.
 *
 * @param priority at the request; a fact of the order changes it later
 * @param channel DESK, API or HISTORY
 */
public record Request(
    String category,
    Place place,
    String priority,
    @Nullable String requester,
    @Nullable String description,
    String channel) {

  /**
   * Where the work is.
   *
   * @param path codes from the root of the site register down to the place; empty where the place
   *     is unknown (history)
   */
  public record Place(String location, List<String> path, @Nullable String riskClass) {}

  public String location() {
    return place.location();
  }
}
