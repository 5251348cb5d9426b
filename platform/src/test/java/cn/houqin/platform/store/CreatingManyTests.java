package cn.houqin.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many aggregates are created, and found, in few operations. */
class CreatingManyTests {

  private static TicketStore store;
  private static Aggregates<Ticket> tickets;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_many");
    tickets = store.tickets(TicketStore.facts(TicketStore.stream("many", Kind.FACTS)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Map<String, Change<Ticket>> births(String prefix, int from, int to) {
    var births = new LinkedHashMap<String, Change<Ticket>>();
    IntStream.range(from, to)
        .mapToObj(n -> prefix + n)
        .forEach(id -> births.put(id, Change.to(Ticket.titled(id))));
    return births;
  }

  @Test
  void createsThoseThatDoNotExistAndLeavesTheOthersAlone() {
    tickets.create(Calls.plain(), "A1", () -> Change.to(Ticket.titled("was here")));

    var created = tickets.createMissing(Calls.plain(), births("A", 0, 700));

    assertThat(created).isEqualTo(699);
    assertThat(tickets.get(Calls.DISPATCHER, "A1").body().title()).isEqualTo("was here");
    assertThat(tickets.findAll(Calls.HOSPITAL, births("A", 0, 700).keySet())).hasSize(700);
    assertThat(tickets.createMissing(Calls.plain(), births("A", 0, 700))).isZero();
    var one = store.mongo().getCollection("tickets").find(id("A5")).first();
    assertThat(one).isNotNull().containsKeys("createdBy", "filingAt");
  }

  private static Document id(String id) {
    return new Document("_id", Calls.HOSPITAL + "/" + id);
  }

  @Test
  void createsEachOnceThoughSeveralTry() throws Exception {
    Callable<Integer> all = () -> tickets.createMissing(Calls.plain(), births("B", 0, 600));
    var created = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(List.of(all, all, all, all))) {
        created += one.get();
      }
    }

    assertThat(created).isEqualTo(600);
  }

  @Test
  void findsThoseOfTheHospitalOnly() {
    tickets.createMissing(Calls.plain(), births("C", 0, 3));

    var found = tickets.findAll(Calls.HOSPITAL, List.of("C1", "C2", "C9"));

    assertThat(found).extracting(Stored::id).containsExactlyInAnyOrder("C1", "C2");
    assertThat(tickets.findAll("elsewhere", List.of("C1"))).isEmpty();
    assertThat(tickets.findAll(Calls.HOSPITAL, List.of())).isEmpty();
  }
}
