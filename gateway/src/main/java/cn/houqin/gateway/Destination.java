package cn.houqin.gateway;

import java.net.URI;
import java.util.List;

/**
 * Where a request goes.
 *
 * @param name of the service, with the line where a line has a deployment of its own
 * @param bases its instances, the one whose turn it is first, those that are away last
 */
record Destination(String name, List<URI> bases) {

  URI base() {
    return bases.getFirst();
  }
}
