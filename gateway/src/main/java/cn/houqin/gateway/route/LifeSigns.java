package cn.houqin.gateway.route;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives up waiting for an instance that is there and does nothing: while an answer takes long, the
 * instance is asked whether it lives, and if it does not say so, nobody waits for it further. An
 * answer that takes long at one that lives may take as long as it does.
 */
@Component
class LifeSigns implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LifeSigns.class);

  /** With the next three 1.6 s at most, which leaves a person asking within 2 s. */
  private static final Duration LONG = Duration.ofMillis(600);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration SIGN_WITHIN = Duration.ofMillis(900);
  private static final Duration SIGN_LASTS = Duration.ofMillis(500);

  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final Set<URI> asked = ConcurrentHashMap.newKeySet();
  private final Map<URI, Long> signs = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(SIGN_WITHIN)
          .build();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("life-signs").factory());

  LifeSigns() {
    var every = LOOK_EVERY.toMillis();
    clock.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  /** An instance takes connections and shows no sign of life. */
  static final class Lifeless extends IOException {
    Lifeless(URI instance) {
      super(instance + " shows no sign of life");
    }
  }

  /** Does it; throws {@link Lifeless} where there is nothing to wait for. */
  <T> T watch(URI instance, Callable<T> exchange) throws Exception {
    var one = new Waiting(instance, Thread.currentThread(), System.nanoTime());
    waiting.add(one);
    @Nullable Exception failure = null;
    try {
      return exchange.call();
    } catch (Exception failed) {
      failure = failed;
      throw failed;
    } finally {
      waiting.remove(one);
      if (one.end() && failure != null) {
        throw new Lifeless(instance);
      }
    }
  }

  private void look() {
    try {
      var now = System.nanoTime();
      waiting.stream()
          .filter(one -> now - one.since > LONG.toNanos())
          .map(one -> one.instance)
          .filter(instance -> now - signs.getOrDefault(instance, 0L) > SIGN_LASTS.toNanos())
          .collect(Collectors.toSet())
          .forEach(this::ask);
    } catch (RuntimeException failed) {
      LOG.error("Looking for signs of life goes on after", failed);
    }
  }

  private void ask(URI instance) {
    if (!asked.add(instance)) {
      return;
    }
    var question =
        HttpRequest.newBuilder(instance.resolve("/actuator/health/liveness"))
            .timeout(SIGN_WITHIN)
            .build();
    http.sendAsync(question, BodyHandlers.discarding())
        .whenComplete((_, silence) -> hear(instance, silence != null));
  }

  private void hear(URI instance, boolean isSilent) {
    asked.remove(instance);
    if (isSilent) {
      LOG.warn("{} shows no sign of life", instance);
      var now = System.nanoTime();
      waiting.stream()
          .filter(one -> one.instance.equals(instance) && now - one.since > LONG.toNanos())
          .forEach(Waiting::giveUp);
    } else {
      signs.put(instance, System.nanoTime());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    http.shutdownNow();
  }

  /** A thread that waits for an instance's answer. */
  private static final class Waiting {

    private final URI instance;
    private final Thread thread;
    private final long since;
    private boolean isGivenUp;
    private boolean isOver;

    Waiting(URI instance, Thread thread, long since) {
      this.instance = instance;
      this.thread = thread;
      this.since = since;
    }

    synchronized void giveUp() {
      if (!isOver && !isGivenUp) {
        isGivenUp = true;
        thread.interrupt();
      }
    }

    /** Whether it was given up; the thread is as it was before. */
    synchronized boolean end() {
      isOver = true;
      return isGivenUp && (Thread.interrupted() || isGivenUp);
    }
  }
}
