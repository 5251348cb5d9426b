package cn.houqin.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same command under the same key is done once. */
class RepeatingCommandsTests {

  private static TicketStore store;
  private static Aggregates<Ticket> tickets;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_repeating");
    tickets = store.tickets(new Publication.None<>());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Outcome<Ticket> create(Call call, String title) {
    return tickets.create(call, tickets.newId(call), () -> Change.to(Ticket.titled(title)));
  }

  private static Outcome<Ticket> count(Call call, String id) {
    return tickets.change(call, id, current -> Change.to(current.body().counted()));
  }

  @Test
  void answersARepeatedCreationAsItStandsNow() {
    var call = Calls.keyed("create-1", "digest");
    var id = create(call, "once").stored().id();
    count(Calls.plain(), id);

    var repeated = create(call, "once");

    assertThat(repeated.replayed()).isTrue();
    assertThat(repeated.stored().id()).isEqualTo(id);
    assertThat(repeated.stored().body().count()).isEqualTo(1);
  }

  @Test
  void tellsARepeatBeforeAnythingIsDecidedAndForgetsTheQuestion() {
    var id = create(Calls.plain(), "asked").stored().id();
    var call = Calls.keyed("asked-1", "digest");

    assertThat(tickets.repeated(call, id)).isEmpty();
    assertThat(count(call, id).replayed()).isFalse();

    assertThat(tickets.repeated(call, id).orElseThrow().replayed()).isTrue();
    assertThatThrownBy(() -> tickets.repeated(Calls.keyed("asked-1", "other"), id))
        .isInstanceOf(IdempotencyKeyReused.class);
  }

  @Test
  void createsOnceHoweverManyAskAtTheSameTime() throws Exception {
    var call = Calls.keyed("create-many", "digest");
    Callable<Outcome<Ticket>> one = () -> create(call, "crowd");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> one).toList());
      var outcomes = all.stream().map(Future::resultNow).toList();

      assertThat(outcomes).filteredOn(outcome -> !outcome.replayed()).hasSize(1);
      assertThat(outcomes)
          .extracting(outcome -> outcome.stored().id())
          .containsOnly(tickets.newId(call));
    }
  }

  @Test
  void refusesAKeyOfACreationUnderAnotherBody() {
    create(Calls.keyed("create-2", "digest"), "one body");

    assertThatThrownBy(() -> create(Calls.keyed("create-2", "other"), "another body"))
        .isInstanceOfSatisfying(
            IdempotencyKeyReused.class, reused -> assertThat(reused.status()).isEqualTo(422));
  }

  @Test
  void doesNotTakeAnotherPersonsCreationForARepeat() {
    var colleague = new Caller("wang", Calls.HOSPITAL, Set.of(), null);
    var theirs = new Call(colleague, "POST /api/tickets", Calls.NOW, "natural", "digest", null);
    tickets.create(
        Calls.keyed("natural", "digest"), "NATURAL", () -> Change.to(Ticket.titled("natural")));

    assertThat(tickets.newId(theirs)).isNotEqualTo(tickets.newId(Calls.keyed("natural", "digest")));
    assertThatThrownBy(
            () -> tickets.create(theirs, "NATURAL", () -> Change.to(Ticket.titled("natural"))))
        .isInstanceOf(AlreadyExists.class);
  }

  @Test
  void givesNewIdsWithoutAKey() {
    assertThat(tickets.newId(Calls.plain())).isNotEqualTo(tickets.newId(Calls.plain()));
  }

  @Test
  void doesACommandOncePerKey() {
    tickets.create(Calls.plain(), "command", () -> Change.to(Ticket.titled("command")));

    var first = count(Calls.keyed("k1", "digest"), "command");
    var second = count(Calls.keyed("k2", "digest"), "command");
    var repeated = count(Calls.keyed("k1", "digest"), "command");

    assertThat(first.replayed()).isFalse();
    assertThat(second.stored().body().count()).isEqualTo(2);
    assertThat(repeated.replayed()).isTrue();
    assertThat(repeated.stored().version()).isEqualTo(3);
    assertThatThrownBy(() -> count(Calls.keyed("k1", "other"), "command"))
        .isInstanceOf(IdempotencyKeyReused.class);
  }

  @Test
  void remembersFiftyCommands() {
    tickets.create(Calls.plain(), "fifty", () -> Change.to(Ticket.titled("fifty")));
    IntStream.rangeClosed(1, 51).forEach(n -> count(Calls.keyed("k" + n, "digest"), "fifty"));

    assertThat(store.document("fifty").getList("requests", Document.class)).hasSize(50);
    assertThat(count(Calls.keyed("k2", "digest"), "fifty").replayed()).isTrue();
    assertThat(count(Calls.keyed("k1", "digest"), "fifty").replayed()).isFalse();
  }

  @Test
  void forgetsACommandAfterADay() {
    tickets.create(Calls.plain(), "day", () -> Change.to(Ticket.titled("day")));
    count(Calls.keyed("old", "digest"), "day");
    var yesterday = Date.from(Instant.now().minus(Duration.ofHours(24)));
    store.tamper("day", new Document("$set", new Document("requests.0.at", yesterday)));

    assertThat(count(Calls.keyed("old", "other"), "day").replayed()).isFalse();
  }
}
