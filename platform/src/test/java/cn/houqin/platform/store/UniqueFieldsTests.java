package cn.houqin.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must be unique and is there already is refused by the name of its field. */
class UniqueFieldsTests {

  private static TicketStore store;
  private static Aggregates<Ticket> tickets;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_unique");
    tickets = store.tickets(new Publication.None<>());
    tickets.create(Calls.plain(), "first", () -> Change.to(Ticket.titled("taken")));
    tickets.create(Calls.plain(), "second", () -> Change.to(Ticket.titled("free")));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static void assertRefused(ThrowingCallable command, String pointer, String value) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            AlreadyExists.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.errors()).containsExactly(FieldError.of(pointer, "unique", value));
            });
  }

  @Test
  void namesTheFieldAtACreation() {
    assertRefused(
        () -> tickets.create(Calls.plain(), "third", () -> Change.to(Ticket.titled("taken"))),
        "/title",
        "taken");
  }

  @Test
  void namesTheFieldAtAChange() {
    assertRefused(
        () ->
            tickets.change(Calls.plain(), "second", now -> Change.to(now.body().retitled("taken"))),
        "/title",
        "taken");
    assertThat(tickets.get(Calls.DISPATCHER, "second").version()).isEqualTo(1);
  }

  @Test
  void namesTheKindWhereTheIdIsTaken() {
    assertRefused(
        () -> tickets.create(Calls.plain(), "first", () -> Change.to(Ticket.titled("other"))),
        "/ticket",
        "first");
  }

  @Test
  void letsOtherHospitalsHaveTheSame() {
    var elsewhere = cn.houqin.platform.caller.Call.system("H002", "test", Calls.NOW);

    var outcome = tickets.create(elsewhere, "first", () -> Change.to(Ticket.titled("taken")));

    assertThat(outcome.replayed()).isFalse();
  }
}
