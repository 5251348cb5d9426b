package cn.houqin.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list comes in pages: complete, without doubles, and only what the caller may see. */
class ListingTests {

  private static final int ALL = 23;
  private static TicketStore store;
  private static Aggregates<Ticket> tickets;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_listing");
    tickets = store.tickets(new Publication.None<>());
    for (var n = 0; n < ALL; n++) {
      var ticket =
          Ticket.titled("t%02d".formatted(n))
              .counting(n / 4)
              .of(n % 3 == 0 ? "V2" : "V1")
              .dueAt(n % 5 == 0 ? null : Calls.NOW.plusSeconds(n / 2));
      tickets.create(Calls.plain(), "T" + n, () -> Change.to(ticket));
    }
    tickets.create(
        cn.houqin.platform.caller.Call.system("H002", "test", Calls.NOW),
        "T0",
        () -> Change.to(Ticket.titled("elsewhere")));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static ListQuery query(String sort, int limit, @Nullable String after) {
    return new ListQuery(Map.of(), sort, limit, after, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "-count", "due", "-due", "count"})
  void isCompleteAndWithoutDoubles(String sort) {
    var seen = new ArrayList<Stored<Ticket>>();
    @Nullable String after = null;
    do {
      var page = tickets.list(Calls.DISPATCHER, query(sort, 4, after));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(4);
      seen.addAll(page.items());
      after = page.next();
    } while (after != null);

    var atOnce = tickets.list(Calls.DISPATCHER, query(sort, 200, null));
    assertThat(seen).hasSize(ALL).doesNotHaveDuplicates().isEqualTo(atOnce.items());
  }

  @Test
  void sortsDescending() {
    var counts =
        tickets.list(Calls.DISPATCHER, query("-count", 200, null)).items().stream()
            .map(stored -> -stored.body().count())
            .toList();

    assertThat(counts).isSorted();
  }

  @Test
  void showsAVendorItsOwnWhateverItAsksFor() {
    var own = tickets.list(Calls.vendor("V2"), query("title", 200, null));
    var filter = new ListQuery(Map.of("vendor", "V1"), "title", 200, null, null);

    assertThat(own.items()).hasSize(8).allMatch(stored -> stored.body().vendor().equals("V2"));
    assertThat(tickets.list(Calls.vendor("V2"), filter).items()).isEmpty();
    assertThat(tickets.list(Calls.DISPATCHER, filter).items()).hasSize(15);
  }

  @Test
  void cannotLeaveTheHospital() {
    var filter = new ListQuery(Map.of("hospital", "H002"), "title", 200, null, null);

    assertThat(tickets.list(Calls.DISPATCHER, filter).items()).isEmpty();
  }

  @Test
  void filtersByValuesThatAreStoredAsText() {
    var filter =
        new ListQuery(
            Map.of("terms.month", java.time.YearMonth.of(2026, 9)), "title", 200, null, null);

    assertThat(tickets.list(Calls.DISPATCHER, filter).items()).hasSize(ALL);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 201})
  void refusesALimitBeyondItsBounds(int limit) {
    assertThatThrownBy(() -> tickets.list(Calls.DISPATCHER, query("title", limit, null)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> assertThat(invalid.errors().getFirst().pointer()).isEqualTo("limit"));
  }

  @Test
  void showsWhatChangedSince() {
    var before = Instant.now();
    tickets.change(Calls.plain(), "T7", now -> Change.to(now.body().noted("changed")));

    var changed =
        tickets.list(Calls.DISPATCHER, new ListQuery(Map.of(), "title", 200, null, before));

    assertThat(changed.items()).extracting(Stored::id).containsExactly("T7");
  }

  @Test
  void refusesACursorThatIsNotOfThisList() {
    var next = tickets.list(Calls.DISPATCHER, query("title", 4, null)).next();
    var elsewhere = new Caller("li", "H002", Set.of(), null);

    for (var caller : List.of(elsewhere, Calls.vendor("V1"))) {
      assertRefused(caller, query("title", 4, next));
    }
    assertRefused(Calls.DISPATCHER, query("-count", 4, next));
    assertRefused(Calls.DISPATCHER, new ListQuery(Map.of("vendor", "V1"), "title", 4, next, null));
    assertRefused(Calls.DISPATCHER, new ListQuery(Map.of(), "title", 4, next, Instant.EPOCH));
  }

  @Test
  void refusesACursorThatWasChanged() {
    var next = tickets.list(Calls.DISPATCHER, query("title", 4, null)).next();
    var bytes = java.util.Base64.getUrlDecoder().decode(next);

    for (var at = 0; at < bytes.length; at++) {
      var changed = bytes.clone();
      changed[at] ^= 1;
      var cursor = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertRefused(Calls.DISPATCHER, query("title", 4, cursor));
    }
    assertRefused(Calls.DISPATCHER, query("title", 4, "not a cursor"));
    assertRefused(Calls.DISPATCHER, query("title", 4, ""));
  }

  private static void assertRefused(Caller caller, ListQuery query) {
    assertThatThrownBy(() -> tickets.list(caller, query))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> assertThat(invalid.errors().getFirst().rule()).isEqualTo("cursor"));
  }
}
