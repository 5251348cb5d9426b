package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Topics;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.store.MongoAggregateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** The loops of a service: relay, filing, timers. They stop before the store does. */
final class Outbound implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
  private static final int AT_ONCE = 16;
  private static final int DUE_AT_ONCE = 200;

  private final MongoAggregateStore store;
  private final Relay relay;
  private final Filer filer;
  private final KafkaAdmin admin;
  private final List<Background> loops;
  private volatile boolean topicsExist;
  private volatile boolean running;

  Outbound(
      MongoAggregateStore store, Relay relay, Filer filer, RelayAutoConfiguration.Loops needs) {
    this.store = store;
    this.relay = relay;
    this.filer = filer;
    this.admin = needs.admin();
    var timers = needs.timers().orderedStream().<Timer<?>>map(timer -> timer).toList();
    var clock = needs.businessClock();
    var publishing = new Background("relay", Duration.ofMillis(500), this::publish);
    var filing = new Background("filer", Duration.ofMillis(1_000), this::file);
    var firing = new Background("timers", Duration.ofMillis(200), () -> fire(timers, clock));
    this.loops = List.of(publishing, filing, firing);
    store.onWrite(
        () -> {
          publishing.nudge();
          filing.nudge();
        });
  }

  private boolean publish() throws InterruptedException {
    ensureTopics();
    var more = false;
    for (var type : store.types()) {
      if (Relay.isPublished(type)) {
        more |= publish(type);
      }
    }
    return more;
  }

  private void ensureTopics() {
    if (!topicsExist) {
      Topics.ensure(admin, store.types().stream().flatMap(Relay::streamOf).distinct().toList());
      topicsExist = true;
    }
  }

  private boolean publish(AggregateType<?> type) throws InterruptedException {
    var keys = relay.waiting(type);
    if (keys.isEmpty()) {
      return false;
    }
    var turn = new Semaphore(AT_ONCE);
    var tasks = keys.stream().<Callable<Boolean>>map(key -> () -> one(type, key, turn)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var any = false;
      for (var result : threads.invokeAll(tasks)) {
        any |= result.get();
      }
      return any;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private boolean one(AggregateType<?> type, String key, Semaphore turn)
      throws InterruptedException {
    turn.acquire();
    try {
      return relay.publish(type, key);
    } finally {
      turn.release();
    }
  }

  private boolean file() {
    var filed = 0;
    for (var type : store.types()) {
      filed += filer.fileAll(type);
    }
    return filed > 0;
  }

  private static boolean fire(List<Timer<?>> timers, Clock clock) {
    var any = false;
    for (var timer : timers) {
      any |= fire(timer, clock);
    }
    return any;
  }

  private static <T> boolean fire(Timer<T> timer, Clock clock) {
    var due = timer.aggregates().due(clock.instant(), DUE_AT_ONCE);
    for (var stored : due) {
      var call =
          Call.system(
              stored.hospital(), "timer:" + timer.aggregates().type().name(), clock.instant());
      try {
        Trace.with(
            null,
            () ->
                timer
                    .aggregates()
                    .change(call, stored.id(), current -> timer.firing().on(current, call)));
      } catch (BrokenRule refused) {
        LOG.warn("Timer of {} waits: {}", stored.id(), refused.getMessage());
        return false;
      }
    }
    return due.size() == DUE_AT_ONCE;
  }

  @Override
  public void start() {
    running = true;
    loops.forEach(Background::start);
  }

  @Override
  public void stop() {
    running = false;
    loops.forEach(Background::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
