package cn.houqin.platform.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every change leaves an audit entry, and the notices it asks for, without any broker. */
class FilingTests {

  private static TicketStore store;
  private static Aggregates<Ticket> tickets;
  private static Filer filer;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_filing");
    tickets = store.tickets(TicketStore.facts(TicketStore.stream("filing", Kind.FACTS)));
    filer = new Filer(store.mongo());
    filer.ensureIndexes();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static void born(String id) {
    tickets.create(Calls.plain(), id, () -> Change.to(Ticket.titled(id)));
  }

  private static void count(String id) {
    tickets.change(
        Calls.plain(),
        id,
        now ->
            Change.to(now.body().counted())
                .noting(new Notice("role:DISPATCHER", "notice.counted", Map.of("ticket", id)))
                .because("it was counted"));
  }

  private static List<Document> filed(String collection, String id) {
    return store
        .mongo()
        .getCollection(collection)
        .find(new Document("_id", new Document("$regex", "^H001/ticket/" + id + "/")))
        .sort(new Document("version", 1))
        .into(new ArrayList<>());
  }

  @Test
  void saysWhoDidWhatWhyAndFromWhatToWhat() {
    born("audited");
    count("audited");
    filer.file(tickets.type());

    var entries = filed("audit", "audited");
    assertThat(entries).extracting(entry -> entry.getLong("version")).containsExactly(1L, 2L);
    assertThat(entries).extracting(entry -> entry.getLong("count")).containsExactly(1L, 2L);
    assertThat(entries.getFirst().get("before")).isNull();
    assertThat(entries.getLast())
        .containsEntry("hospital", "H001")
        .containsEntry("kind", "ticket")
        .containsEntry("subject", "audited")
        .containsEntry("by", "zhang")
        .containsEntry("command", "POST /api/tickets")
        .containsEntry("reason", "it was counted")
        .containsEntry("at", Date.from(Calls.NOW))
        .doesNotContainKey("into");
    assertThat(entries.getLast().getString("after"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(entries.getLast().getString("before"));
  }

  @Test
  void chainsTheDigestsOfFollowingChanges() {
    born("chained");
    count("chained");
    tickets.change(Calls.plain(), "chained", now -> Change.to(now.body().noted("a field more")));
    tickets.change(Calls.plain(), "chained", now -> Change.to(now.body().noted(null)));
    filer.file(tickets.type());

    var entries = filed("audit", "chained");
    assertThat(entries).hasSize(4);
    for (var n = 1; n < entries.size(); n++) {
      assertThat(entries.get(n).getString("before"))
          .isEqualTo(entries.get(n - 1).getString("after"));
    }
    assertThat(entries.get(3).getString("after")).isEqualTo(entries.get(1).getString("after"));
  }

  @Test
  void filesNoticesForTheirRecipients() {
    born("noticed");
    count("noticed");
    filer.file(tickets.type());

    assertThat(filed("notices", "noticed"))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice)
                    .containsEntry("recipient", "role:DISPATCHER")
                    .containsEntry("key", "notice.counted")
                    .containsEntry("ids", new Document("ticket", "noticed"))
                    .containsEntry("readBy", List.of()));
  }

  @Test
  void leavesNothingInTheAggregate() {
    born("emptied");
    count("emptied");

    filer.file(tickets.type());

    assertThat(store.document("emptied"))
        .containsEntry("filing", List.of())
        .doesNotContainKey("filingAt");
  }

  @Test
  void filesOnceWhatWasFiledBeforeACrash() {
    born("crashed");
    var before = store.document("crashed");
    filer.file(tickets.type());
    var again = new Document("filing", before.get("filing")).append("filingAt", new Date());
    store.tamper("crashed", new Document("$set", again));

    filer.file(tickets.type());

    assertThat(filed("audit", "crashed")).hasSize(1);
    assertThat(store.document("crashed")).doesNotContainKey("filingAt");
  }

  @Test
  void keepsWhatCameWhileItFiled() {
    born("busy");
    var stale = store.document("busy");
    count("busy");

    Filer.pull(store.mongo().getCollection(TicketStore.COLLECTION), List.of(stale));

    assertThat(store.document("busy")).containsKey("filingAt");
    assertThat(store.document("busy").getList("filing", Document.class))
        .extracting(entry -> entry.getString("_id"))
        .containsExactly("H001/ticket/busy/2", "H001/ticket/busy/2/1");
  }

  @Test
  void emptiesEachOfManyWhateverItsVersion() {
    for (var n = 0; n < 6; n++) {
      born("each-" + n);
      IntStream.range(0, n % 3).forEach(_ -> count("each-0"));
    }

    filer.file(tickets.type());

    assertThat(filed("audit", "each-0")).hasSize(7);
    for (var n = 0; n < 6; n++) {
      assertThat(filed("audit", "each-" + n)).isNotEmpty();
      assertThat(store.document("each-" + n))
          .containsEntry("filing", List.of())
          .doesNotContainKey("filingAt");
    }
  }

  @Test
  void leavesOutNothingOfManyAtOnce() {
    for (var n = 0; n < 450; n++) {
      born("many-" + n);
    }

    var more = true;
    while (more) {
      more = filer.file(tickets.type());
    }

    assertThat(
            store
                .mongo()
                .getCollection("audit")
                .countDocuments(new Document("subject", new Document("$regex", "^many-"))))
        .isEqualTo(450);
  }
}
