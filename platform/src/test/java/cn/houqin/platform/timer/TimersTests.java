package cn.houqin.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.background.Visits;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due by the business clock is raised, once. */
class TimersTests {

  private final AtomicInteger fired = new AtomicInteger();
  private TicketStore store;
  private Aggregates<Ticket> tickets;

  @BeforeEach
  void open() {
    store = TicketStore.emptied("houqin_timers");
    tickets = store.tickets(TicketStore.facts(TicketStore.stream("timers", Kind.FACTS)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void born(String id, Instant due) {
    tickets.create(Calls.plain(), id, () -> Change.to(Ticket.titled(id).timedAt(due)));
  }

  private Ticket ticket(String id) {
    return tickets.get(Calls.DISPATCHER, id).body();
  }

  private Timers at(Instant now, Timer.Firing<Ticket> firing) {
    return new Timers(
        () -> Stream.of(new Timer<>(tickets, firing)),
        new Visits(store.store(), Duration.ZERO),
        Clock.fixed(now, ZoneOffset.UTC),
        fired::incrementAndGet);
  }

  /** Raises once and is done. */
  private static Change<Ticket> raise(Stored<Ticket> current, Call call) {
    var next = current.body().nextTimerAt();
    return next == null || next.isAfter(call.now())
        ? Change.to(current.body())
        : Change.to(current.body().counted().timedAt(null))
            .announcing(TicketStore.counted(current));
  }

  @Test
  void raisesWhatIsDueAndNothingElse() throws InterruptedException {
    born("due", Calls.NOW);
    born("later", Calls.NOW.plusMillis(1));

    at(Calls.NOW, TimersTests::raise).round();

    assertThat(ticket("due").count()).isEqualTo(1);
    assertThat(store.document("due")).doesNotContainKey("nextTimerAt").containsKey("pendingAt");
    assertThat(ticket("later").count()).isZero();
  }

  @Test
  void looksForItsTimersOnce() throws InterruptedException {
    var looked = new AtomicInteger();
    var timers =
        new Timers(
            () -> {
              looked.incrementAndGet();
              return Stream.of(new Timer<>(tickets, TimersTests::raise));
            },
            new Visits(store.store(), Duration.ZERO),
            Clock.fixed(Calls.NOW, ZoneOffset.UTC),
            fired::incrementAndGet);

    timers.round();
    born("due", Calls.NOW);
    timers.round();

    assertThat(ticket("due").count()).isEqualTo(1);
    assertThat(looked).hasValue(1);
  }

  private Timers by(InstantSource clock, Duration longest) {
    return new Timers(
        () -> Stream.of(new Timer<>(tickets, TimersTests::raise)),
        new Visits(store.store(), longest),
        clock.withZone(ZoneOffset.UTC),
        fired::incrementAndGet);
  }

  @Test
  void looksAgainAtAKindOfWhichSomeWereWrittenHere() throws InterruptedException {
    var timers = by(InstantSource.fixed(Calls.NOW), Duration.ofDays(1));
    timers.round();
    try (var another = store.another()) {
      var there = another.tickets(tickets.type().publication());
      there.create(
          Calls.plain(), "elsewhere", () -> Change.to(Ticket.titled("e").timedAt(Calls.NOW)));
    }
    timers.round();
    assertThat(ticket("elsewhere").count()).isZero();

    born("here", Calls.NOW);
    timers.round();

    assertThat(ticket("here").count()).isEqualTo(1);
    assertThat(ticket("elsewhere").count()).isEqualTo(1);
  }

  @Test
  void raisesWhatItSawComingWithoutAskingInBetween() throws InterruptedException {
    var now = new AtomicReference<>(Calls.NOW);
    var timers = by(now::get, Duration.ofDays(1));
    born("coming", Calls.NOW.plusSeconds(60));
    timers.round();
    now.set(Calls.NOW.plusSeconds(59));
    timers.round();
    assertThat(ticket("coming").count()).isZero();

    now.set(Calls.NOW.plusSeconds(60));
    timers.round();

    assertThat(ticket("coming").count()).isEqualTo(1);
  }

  @Test
  void raisesOnceHoweverManyInstances() throws InterruptedException {
    IntStream.range(0, 20).forEach(n -> born("shared-" + n, Calls.NOW));
    Callable<Boolean> instance = () -> at(Calls.NOW, TimersTests::raise).round();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> instance).toList());
    }

    assertThat(IntStream.range(0, 20).mapToObj(n -> ticket("shared-" + n).count())).containsOnly(1);
    assertThat(store.document("shared-0").getList("outbox", Document.class)).hasSize(1);
    assertThat(fired).hasValue(20);
  }

  @Test
  void letsOneThatFailsRestWhileOthersGoOn() throws InterruptedException {
    born("broken", Calls.NOW.minusSeconds(60));
    born("sound", Calls.NOW);
    var asked = new AtomicInteger();
    var timers =
        at(
            Calls.NOW,
            (current, call) -> {
              if (current.id().equals("broken")) {
                asked.incrementAndGet();
                throw new IllegalStateException("broken");
              }
              return raise(current, call);
            });

    timers.round();
    timers.round();

    assertThat(ticket("sound").count()).isEqualTo(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void asksOthersOnceThoughTheDecisionIsAskedAgain() throws InterruptedException {
    born("asking", Calls.NOW);
    var asked = new AtomicInteger();
    var decided = new AtomicInteger();

    at(Calls.NOW, new Asking(asked, decided)).round();

    assertThat(asked).hasValue(1);
    assertThat(decided).hasValue(2);
    assertThat(ticket("asking").count()).isEqualTo(2);
  }

  /** Asks before the update; its first decision is overtaken by another change. */
  private final class Asking implements Timer.Firing<Ticket> {

    private final AtomicInteger asked;
    private final AtomicInteger decided;

    Asking(AtomicInteger asked, AtomicInteger decided) {
      this.asked = asked;
      this.decided = decided;
    }

    @Override
    public Decision<Ticket> prepared(Stored<Ticket> due, Call call) {
      asked.incrementAndGet();
      return current -> on(current, call);
    }

    @Override
    public Change<Ticket> on(Stored<Ticket> current, Call call) {
      if (decided.incrementAndGet() == 1) {
        tickets.change(Calls.plain(), current.id(), it -> Change.to(it.body().counted()));
      }
      return raise(current, call);
    }
  }

  @Test
  void showsHowLateTheOldestDueTimerIs() {
    var due = Instant.parse("2026-03-02T08:00:00Z");
    born("late", due);
    born("later", due.plusSeconds(600));
    var meters = new SimpleMeterRegistry();
    Supplier<Stream<Timer<?>>> timers =
        () -> Stream.of(new Timer<>(tickets, (current, call) -> Change.to(current.body())));

    lagAt(timers, due.plusSeconds(90), meters).sample();

    assertThat(meters.get("houqin.timers.lag").gauge().value()).isEqualTo(90);
    var before = new SimpleMeterRegistry();
    lagAt(timers, due.minusSeconds(1), before).sample();
    assertThat(before.get("houqin.timers.lag").gauge().value()).isZero();
  }

  private TimerLag lagAt(
      Supplier<Stream<Timer<?>>> timers, Instant now, SimpleMeterRegistry meters) {
    return new TimerLag(timers, store.mongo(), Clock.fixed(now, ZoneOffset.UTC), meters);
  }
}
