package cn.houqin.platform.copy;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Up once the database's copies have been complete once; part of readiness. */
final class CopiesHealthIndicator implements HealthIndicator, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CopiesHealthIndicator.class);
  private static final int PAUSE_MILLIS = 250;

  private final MongoStateCopies copies;
  private final CaughtUp caughtUp;
  private final Map<String, Object> adminSettings;
  private final Set<String> missing = new ConcurrentSkipListSet<>();
  private volatile boolean begun;
  private @Nullable ScheduledExecutorService watch;

  CopiesHealthIndicator(
      MongoStateCopies copies, CaughtUp caughtUp, Map<String, Object> adminSettings) {
    this.copies = copies;
    this.caughtUp = caughtUp;
    this.adminSettings = adminSettings;
  }

  @Override
  public Health health() {
    return begun && missing.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("catchingUp", new TreeSet<>(missing)).build();
  }

  /** Whether these have been read to the ends first seen. */
  boolean isComplete(Set<String> topics) {
    return begun && Collections.disjoint(missing, topics);
  }

  @Override
  public synchronized void start() {
    missing.addAll(copies.topics());
    missing.removeIf(caughtUp::remembered);
    begun = true;
    if (!missing.isEmpty()) {
      watch =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("copies").factory());
      watch.execute(this::watch);
    }
  }

  private void watch() {
    try (var broker = Admin.create(adminSettings)) {
      while (!missing.isEmpty() && !Thread.currentThread().isInterrupted()) {
        look(broker);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      LOG.info("Copies are complete");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Admin broker) throws InterruptedException {
    for (var topic : missing) {
      try {
        if (caughtUp.reached(topic, broker)) {
          missing.remove(topic);
        }
      } catch (ExecutionException | KafkaException | DataAccessException failure) {
        LOG.debug("Cannot tell yet whether {} is read", topic, failure);
      }
    }
  }

  @Override
  public synchronized void stop() {
    if (watch != null) {
      watch.shutdownNow();
      watch = null;
    }
    begun = false;
  }

  @Override
  public boolean isRunning() {
    return begun;
  }
}
