package cn.houqin.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A change is one conditional update of what differs. */
class ChangingAggregatesTests {

  private static TicketStore store;
  private static Aggregates<Ticket> tickets;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_changing");
    tickets = store.tickets(TicketStore.facts(TicketStore.stream("changing", Kind.FACTS)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static void born(String id) {
    tickets.create(Calls.plain(), id, () -> Change.to(Ticket.titled(id)));
  }

  private static Outcome<Ticket> count(String id) {
    return tickets.change(Calls.plain(), id, current -> Change.to(current.body().counted()));
  }

  @Test
  void losesNoUpdateOfSixteenWriters() throws InterruptedException {
    born("hot");
    Callable<Void> writer =
        () -> {
          for (var done = 0; done < 25; ) {
            try {
              count("hot");
              done++;
            } catch (ChangedMeanwhile again) {
              assertThat(again.status()).isEqualTo(409);
            }
          }
          return null;
        };

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = IntStream.range(0, 16).mapToObj(_ -> writer).toList();
      assertThat(threads.invokeAll(writers)).allSatisfy(done -> assertThat(done.get()).isNull());
    }

    var stored = tickets.get(Calls.DISPATCHER, "hot");
    assertThat(stored.body().count()).isEqualTo(400);
    assertThat(stored.version()).isEqualTo(401);
  }

  @Test
  void decidesAgainOnTheNewerState() {
    born("again");
    var asked = new AtomicInteger();

    var outcome =
        tickets.change(
            Calls.plain(),
            "again",
            current -> {
              if (asked.incrementAndGet() < 5) {
                count("again");
              }
              return Change.to(current.body().counted());
            });

    assertThat(asked).hasValue(5);
    assertThat(outcome.stored().body().count()).isEqualTo(5);
  }

  @Test
  void givesUpWhenItAlwaysLoses() {
    born("loser");

    assertThatThrownBy(
            () ->
                tickets.change(
                    Calls.plain(),
                    "loser",
                    current -> {
                      count("loser");
                      return Change.to(current.body().counted());
                    }))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThat(tickets.get(Calls.DISPATCHER, "loser").body().count()).isEqualTo(5);
  }

  @Test
  void writesNothingWhereNothingDiffers() {
    born("same");
    var before = store.document("same");

    var outcome =
        tickets.change(Calls.plain(), "same", current -> Change.to(Ticket.titled("same")));

    assertThat(outcome.replayed()).isFalse();
    assertThat(outcome.stored().version()).isEqualTo(1);
    assertThat(store.document("same")).isEqualTo(before);
  }

  @Test
  void takesAwayAFieldThatIsGone() {
    born("noted");
    tickets.change(Calls.plain(), "noted", now -> Change.to(now.body().noted("gone soon")));
    assertThat(store.document("noted")).containsEntry("note", "gone soon");

    tickets.change(Calls.plain(), "noted", now -> Change.to(now.body().noted(null)));

    assertThat(store.document("noted")).doesNotContainKey("note");
    assertThat(tickets.get(Calls.DISPATCHER, "noted").body().note()).isNull();
  }

  @Test
  void keepsWhatIsPulledMeanwhile() {
    born("pulled");
    tickets.change(
        Calls.plain(),
        "pulled",
        current -> Change.to(current.body()).announcing(TicketStore.counted(current)));

    tickets.change(
        Calls.plain(),
        "pulled",
        current -> {
          store.tamper("pulled", org.bson.Document.parse("{$pull: {outbox: {n: 1}}}"));
          return Change.to(current.body().counted());
        });

    assertThat(store.document("pulled").getList("outbox", Object.class)).isEmpty();
  }

  @Test
  void refusesAStaleEdit() {
    born("edited");
    tickets.change(Calls.ifMatch(1), "edited", now -> Change.to(now.body().counted()));

    assertThatThrownBy(
            () -> tickets.change(Calls.ifMatch(1), "edited", now -> Change.to(now.body())))
        .isInstanceOfSatisfying(
            VersionIsStale.class, stale -> assertThat(stale.status()).isEqualTo(412));
  }

  @Test
  void refusesAnEditThatLosesItsVersion() {
    born("raced");

    assertThatThrownBy(
            () ->
                tickets.change(
                    Calls.ifMatch(1),
                    "raced",
                    current -> {
                      count("raced");
                      return Change.to(current.body().noted("lost"));
                    }))
        .isInstanceOf(VersionIsStale.class);
    assertThat(tickets.get(Calls.DISPATCHER, "raced").body().note()).isNull();
  }

  @Test
  void hidesWhatIsForeign() {
    born("hidden");
    var elsewhere = new Caller("li", "H002", Set.of(), null);

    assertThat(tickets.get(Calls.vendor("V1"), "hidden").body().title()).isEqualTo("hidden");
    for (var foreign : new Caller[] {Calls.vendor("V2"), elsewhere}) {
      assertThatThrownBy(() -> tickets.get(foreign, "hidden")).isInstanceOf(NotFound.class);
      assertThatThrownBy(
              () -> tickets.change(Calls.by(foreign), "hidden", now -> Change.to(now.body())))
          .isInstanceOf(NotFound.class);
    }
  }
}
