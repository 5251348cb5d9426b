package cn.houqin.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values come back as they were stored, also to a service that has just started. */
class StoredValuesTests {

  private static TicketStore store;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_values");
    store
        .tickets(new Publication.None<>())
        .create(Calls.plain(), "T", () -> Change.to(Ticket.titled("values").dueAt(Calls.NOW)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void comeBackToAnotherInstanceThatHasWrittenNothing() {
    try (var other = store.another()) {
      var found = other.tickets(new Publication.None<>()).get(Calls.DISPATCHER, "T");

      assertThat(found.body()).isEqualTo(Ticket.titled("values").dueAt(Calls.NOW));
    }
  }

  @Test
  void areTextWhereTheyAreNoInstants() {
    var document = store.document("T");
    var terms = document.get("terms", Document.class);

    assertThat(terms)
        .containsEntry("price", new Decimal128(new java.math.BigDecimal("12.50")))
        .containsEntry("from", "2026-09-30")
        .containsEntry("at", "07:30")
        .containsEntry("month", "2026-09")
        .containsEntry("zone", "Asia/Shanghai");
    assertThat(terms.getList("days", String.class)).containsOnly("MONDAY", "SUNDAY");
    assertThat(document).containsEntry("due", Date.from(Calls.NOW));
  }

  @Test
  void nameTheirAliasOnlyWhereThereIsAChoice() {
    var document = store.document("T");

    assertThat(document).doesNotContainKey("_class");
    assertThat(document.getList("shapes", Document.class))
        .extracting(shape -> shape.getString("_class"))
        .containsExactly("ticket-circle", "ticket-square");
  }

  @Test
  void keepTheKeysOfMaps() {
    assertThat(store.document("T").get("labels", Document.class))
        .containsOnlyKeys("a.b", "$c", "半．角");
  }

  @Test
  void mayNotTakeANameOfTheEnvelope() {
    record Odd(String outbox) {}
    var odd =
        store
            .store()
            .of(
                new AggregateType<>(
                    "odd",
                    "odds",
                    Odd.class,
                    new Publication.None<>(),
                    new VendorScope.Nobody(),
                    List.of()));

    assertThatThrownBy(() -> odd.create(Calls.plain(), "1", () -> Change.to(new Odd("x"))))
        .isInstanceOf(IllegalStateException.class);
  }
}
