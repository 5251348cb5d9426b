package cn.houqin.gateway.route;

import java.net.URI;
import java.util.List;

/**
 * Where a request goes.
 *
 * @param name of the service, with the line where a line has a deployment of its own
 * @param bases its instances, the one whose turn it is first, those that are away last
 */
public record Destination(String name, List<URI> bases) {

  /** The name that an instance's breaker has. */
  String breaker(URI base) {
    return bases.size() == 1 ? name : name + "@" + base.getAuthority();
  }

  boolean isSameAs(Destination other) {
    return name.equals(other.name)
        && bases.size() == other.bases.size()
        && bases.containsAll(other.bases);
  }

  /** Under which path what it keeps for itself (notices, audit, dead letters) is reached. */
  public String home() {
    var slash = name.indexOf('/');
    return slash < 0
        ? "/api/" + name
        : "/api/service-lines/" + name.substring(slash + 1) + "/" + name.substring(0, slash);
  }
}
