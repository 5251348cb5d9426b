package cn.houqin.platform.inbox;

import cn.houqin.platform.topic.Beginnings;
import cn.houqin.platform.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** Consumes everything the service has subscribed to, from its start to its end. */
final class Inbox implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** What comes in quick succession is taken, and its offsets committed, together. */
  private static final Duration POLLS_APART = Duration.ofMillis(10);

  private final Subscriptions subscriptions;
  private final Intake intake;
  private final Beginnings beginnings;
  private final Broker broker;
  private @Nullable ConcurrentMessageListenerContainer<byte[], byte[]> container;
  private @Nullable ScheduledExecutorService later;

  /** How the broker is reached. */
  record Broker(Map<String, Object> consumerSettings, KafkaAdmin admin, InboxSettings inbox) {}

  Inbox(
      Subscriptions subscriptions,
      ObjectProvider<Subscription<?>> beans,
      Intake intake,
      Beginnings beginnings,
      Broker broker) {
    this.subscriptions = subscriptions;
    this.intake = intake;
    this.beginnings = beginnings;
    this.broker = broker;
    beans.forEach(subscriptions::add);
  }

  @Override
  public synchronized void start() {
    if (isRunning() || subscriptions.streams().isEmpty()) {
      return;
    }
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("inbox").factory());
    later = scheduler;
    scheduler.execute(() -> ensureTopics(scheduler));
    container = consuming(scheduler);
    container.start();
  }

  private void ensureTopics(ScheduledExecutorService scheduler) {
    try {
      Topics.ensure(broker.admin(), subscriptions.streams());
    } catch (KafkaException failure) {
      LOG.warn("Topics not ensured, no broker answers: {}", failure.getMessage());
      scheduler.schedule(() -> ensureTopics(scheduler), 5, TimeUnit.SECONDS);
    }
  }

  private ConcurrentMessageListenerContainer<byte[], byte[]> consuming(
      ScheduledExecutorService scheduler) {
    var topics =
        subscriptions.streams().stream().map(stream -> stream.topic()).toArray(String[]::new);
    var properties = new ContainerProperties(topics);
    properties.setGroupId(broker.inbox().group());
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setPollTimeout(Duration.ofMillis(500).toMillis());
    properties.setIdleBetweenPolls(POLLS_APART.toMillis());
    properties.setConsumerRebalanceListener(beginnings);
    var made =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<byte[], byte[]>(broker.consumerSettings()), properties);
    made.setupMessageListener(
        new InboxListener(
            intake,
            new Attempts(broker.inbox().longestPause()),
            (partition, time) -> pause(made, scheduler, partition, time)));
    made.setConcurrency(broker.inbox().concurrency());
    made.setBeanName(broker.inbox().group() + "-inbox");
    made.setCommonErrorHandler(
        new DefaultErrorHandler(new FixedBackOff(1000, FixedBackOff.UNLIMITED_ATTEMPTS)));
    return made;
  }

  private static void pause(
      ConcurrentMessageListenerContainer<?, ?> container,
      ScheduledExecutorService scheduler,
      TopicPartition partition,
      Duration time) {
    container.pausePartition(partition);
    scheduler.schedule(
        () -> container.resumePartition(partition), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (container != null) {
      container.stop();
      container = null;
    }
    if (later != null) {
      later.shutdownNow();
      later = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return container != null;
  }

  /** After everything that events act upon, and stopped before it. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 100;
  }
}
