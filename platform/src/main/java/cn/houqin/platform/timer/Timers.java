package cn.houqin.platform.timer;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.background.Visits;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due, oldest first. One that fails rests for half a minute while the others go on;
 * where several instances fire the same, the conditional update lets one of them.
 */
final class Timers {

  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final int AT_ONCE = 200;
  private static final Duration REST = Duration.ofSeconds(30);

  private final Supplier<Stream<Timer<?>>> timers;
  private final Visits visits;
  private final Clock businessClock;
  private final Runnable fired;
  private List<Waiting> known = List.of();
  private final Map<String, Instant> resting = new HashMap<>();

  /**
   * @param visits which kinds are asked for the time of their first
   * @param fired told of each that raised something here, not in another instance
   */
  Timers(Supplier<Stream<Timer<?>>> timers, Visits visits, Clock businessClock, Runnable fired) {
    this.timers = timers;
    this.visits = visits;
    this.businessClock = businessClock;
    this.fired = fired;
  }

  /** A kind and the time of its first, as it was when that was asked for last. */
  private static final class Waiting {

    private final Timer<?> timer;
    private @Nullable Instant next;

    Waiting(Timer<?> timer) {
      this.timer = timer;
    }

    boolean isDue(Instant now) {
      return next != null && !next.isAfter(now);
    }
  }

  /** True if there may be more due now. */
  boolean round() throws InterruptedException {
    var now = MachineTime.now();
    resting.values().removeIf(until -> !until.isAfter(now));
    visits.round(this::look);
    return known().stream()
        .filter(waiting -> waiting.isDue(businessClock.instant()))
        .map(waiting -> fireAll(waiting.timer))
        .reduce(false, Boolean::logicalOr);
  }

  private boolean look(AggregateType<?> type) {
    known().stream()
        .filter(waiting -> waiting.timer.aggregates().type().equals(type))
        .forEach(waiting -> waiting.next = waiting.timer.aggregates().nextDue().orElse(null));
    return false;
  }

  /** Beans, which stay the same from the first round on. */
  private List<Waiting> known() {
    if (known.isEmpty()) {
      known = timers.get().map(Waiting::new).toList();
    }
    return known;
  }

  private <T> boolean fireAll(Timer<T> timer) {
    var asked = AT_ONCE + resting.size();
    var due = timer.aggregates().due(businessClock.instant(), asked);
    due.stream()
        .filter(one -> !resting.containsKey(key(timer, one)))
        .forEach(one -> fire(timer, one));
    return due.size() == asked;
  }

  private <T> void fire(Timer<T> timer, Stored<T> due) {
    var type = timer.aggregates().type().name();
    var call = Call.system(due.hospital(), "timer:" + type, businessClock.instant());
    try {
      Trace.with(null, () -> raise(timer, due, call));
    } catch (BrokenRule refused) {
      rest(key(timer, due));
      LOG.warn("The timer of {} {} waits: {}", type, due.id(), refused.getMessage());
    } catch (MongoSocketException | MongoTimeoutException away) {
      throw away;
    } catch (RuntimeException failed) {
      rest(key(timer, due));
      LOG.error("The timer of {} {} failed; the others go on", type, due.id(), failed);
    }
  }

  /** Where others were faster, the last decision finds nothing left to raise. */
  private <T> void raise(Timer<T> timer, Stored<T> due, Call call) {
    var decision = timer.firing().prepared(due, call);
    var raised = new AtomicBoolean();
    timer
        .aggregates()
        .change(
            call,
            due.id(),
            current -> {
              var change = decision.on(current);
              raised.set(!change.events().isEmpty());
              return change;
            });
    if (raised.get()) {
      fired.run();
    }
  }

  private void rest(String key) {
    resting.put(key, MachineTime.now().plus(REST));
  }

  private static String key(Timer<?> timer, Stored<?> stored) {
    return timer.aggregates().type().name() + "/" + stored.hospital() + "/" + stored.id();
  }
}
