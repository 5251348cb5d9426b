package cn.houqin.gateway.route;

import cn.houqin.platform.background.Background;
import cn.houqin.platform.routes.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Which instances of a deployment take requests now, where it has several: those that say they are
 * ready, asked every so often, and that were not found away since.
 */
@Component
class Instances {

  private static final Duration BETWEEN = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Supplier<Routes> routes;
  private final Set<URI> away = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Instances(Supplier<Routes> routes) {
    this.routes = routes;
  }

  /** The one whose turn it is first, those that are away last. */
  List<URI> inTurn(List<URI> all) {
    if (all.size() < 2) {
      return all;
    }
    var from = Math.floorMod(turn.getAndIncrement(), all.size());
    var ordered = new ArrayList<>(all.subList(from, all.size()));
    ordered.addAll(all.subList(0, from));
    ordered.sort(Comparator.comparing(away::contains));
    return ordered;
  }

  /** Left alone until it says again that it is ready. */
  void leave(URI base) {
    away.add(base);
  }

  /** Asks all that have a neighbour. */
  boolean look() {
    var now = routes.get();
    var asked =
        Stream.of(now.services(), now.lines())
            .flatMap(deployments -> deployments.values().stream())
            .filter(all -> all.size() > 1)
            .flatMap(Collection::stream)
            .distinct()
            .toList();
    away.retainAll(asked);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      asked.forEach(base -> CompletableFuture.runAsync(() -> ask(base), threads));
    }
    return false;
  }

  private void ask(URI base) {
    if (isReady(base)) {
      away.remove(base);
    } else {
      away.add(base);
    }
  }

  private boolean isReady(URI base) {
    var question =
        HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
            .timeout(PATIENCE)
            .build();
    try {
      return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException gone) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Looks. */
  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  static class Looking {

    @Bean
    Background instancesBeingLookedAt(Instances instances) {
      return new Background("instances", BETWEEN, instances::look);
    }
  }
}
