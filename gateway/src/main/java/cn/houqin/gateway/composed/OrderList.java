package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import cn.houqin.gateway.route.Destinations;
import cn.houqin.gateway.route.Together;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * The orders of all lines in one list, where lines have deployments of their own: all are asked,
 * and where each goes on is kept apart. One that does not answer, or refuses what the default
 * deployment takes, leaves its lines out, and they are named.
 */
@Component
class OrderList implements Together {

  private static final String PATH = "/api/work-orders";
  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Destinations destinations;
  private final Asking asking;
  private final MissingLines absent;

  OrderList(Destinations destinations, Asking asking, MissingLines absent) {
    this.destinations = destinations;
    this.asking = asking;
    this.absent = absent;
  }

  /**
   * A page.
   *
   * @param next where the next page begins; null if this is the last
   * @param missingLines as on the board
   */
  record View(List<JsonNode> items, @Nullable String next, List<String> missingLines) {}

  /** A question to all deployments. */
  private record Asked(ServerRequest request, String token, int limit) {

    /** Path and query for a deployment that goes on after its own cursor. */
    String from(String after, int most) {
      var uri =
          UriComponentsBuilder.fromPath(PATH)
              .query(request.uri().getRawQuery())
              .replaceQueryParam("limit", most)
              .replaceQueryParam("after");
      return (after.isEmpty() ? uri : uri.queryParam("after", after)).build(true).toUriString();
    }
  }

  @Override
  public Optional<ServerResponse> answer(ServerRequest request) {
    return of(request)
        .map(page -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(page));
  }

  /** Empty where one deployment answers for all, or a question is refused: it is handed on. */
  private Optional<View> of(ServerRequest request) {
    var isList = request.method().equals(HttpMethod.GET) && request.path().equals(PATH);
    var limit = limit(request);
    if (!isList || limit == 0 || request.param("number").isPresent()) {
      return Optional.empty();
    }
    var token = request.headers().firstHeader("Authorization");
    var asked = new Asked(request, token == null ? "" : token, limit);
    var cursor = request.param("after").filter(after -> !after.isEmpty());
    return cursor.isEmpty()
        ? fromTheBeginning().flatMap(places -> page(asked, places, Set.of()))
        : cursor.flatMap(ListPlace::of).flatMap(place -> goingOn(asked, place));
  }

  private static int limit(ServerRequest request) {
    var given = request.param("limit").orElse(Integer.toString(USUAL));
    var limit = given.matches("[0-9]{1,3}") ? Integer.parseInt(given) : 0;
    return limit > MOST ? 0 : limit;
  }

  private Optional<Map<Destination, String>> fromTheBeginning() {
    var places = new LinkedHashMap<Destination, String>();
    destinations.cells().keySet().forEach(cell -> places.put(cell, ""));
    if (places.isEmpty()) {
      return Optional.empty();
    }
    places.put(destinations.service(Destinations.WORK_ORDERS), "");
    return Optional.of(places);
  }

  /** A line that has moved back meanwhile has no deployment of that name: it is left out. */
  private Optional<View> goingOn(Asked asked, ListPlace place) {
    var places = new LinkedHashMap<Destination, String>();
    var deployments = new ArrayList<>(destinations.cells().keySet());
    deployments.add(destinations.service(Destinations.WORK_ORDERS));
    for (var deployment : deployments) {
      var after = place.after().get(deployment.name());
      if (after != null) {
        places.put(deployment, after);
      }
    }
    return page(asked, places, place.linesNotOf(deployments));
  }

  private Optional<View> page(Asked asked, Map<Destination, String> places, Set<String> gone) {
    var questions = new LinkedHashMap<Destination, String>();
    places.forEach((to, after) -> questions.put(to, asked.from(after, asked.limit())));
    var shares = new ArrayList<Share>();
    var missing = new TreeSet<>(gone);
    var next = new TreeMap<String, String>();
    for (var reply : asking.replies(questions, asked.token()).entrySet()) {
      var from = reply.getKey();
      switch (reply.getValue()) {
        case Asking.Reply.Given(var page) -> shares.add(new Share(from, page));
        case Asking.Reply.Refused() when isDefault(from) -> {
          return Optional.empty();
        }
        case Asking.Reply.Silent(), Asking.Reply.Refused() -> {
          missing.addAll(absent.of(from, asked.token()));
          next.put(from.name(), places.getOrDefault(from, ""));
        }
      }
    }
    var items = Share.merged(shares, ListOrder.of(asked.request()), asked.limit());
    var goesOn = shares.stream().anyMatch(Share::goesOn);
    next.putAll(ends(asked, shares, places));
    return Optional.of(
        new View(items, goesOn ? new ListPlace(next).toCursor() : null, List.copyOf(missing)));
  }

  private boolean isDefault(Destination deployment) {
    return deployment.name().equals(Destinations.WORK_ORDERS);
  }

  /** Where each that goes on has come to, in its own words. */
  private Map<String, String> ends(
      Asked asked, List<Share> shares, Map<Destination, String> places) {
    var ends = new TreeMap<String, String>();
    var between = new LinkedHashMap<Destination, String>();
    for (var share : shares) {
      var began = places.getOrDefault(share.from(), "");
      share.end(began).ifPresent(end -> ends.put(share.from().name(), end));
      if (share.isCut()) {
        between.put(share.from(), asked.from(began, share.shown()));
      }
    }
    var again = asking.all(between, asked.token());
    shares.stream()
        .filter(Share::isCut)
        .forEach(share -> share.endOf(again).ifPresent(end -> ends.put(share.from().name(), end)));
    return ends;
  }
}
