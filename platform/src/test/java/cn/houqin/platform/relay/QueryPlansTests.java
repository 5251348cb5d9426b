package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.filing.Filer;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every query is answered from an index, looking at little more than it returns. */
class QueryPlansTests {

  private static final int ALL = 300;
  private static final int PAGE = 10;
  private static final int DEEP = 9;

  /** Two for each row and one row more, however deep the page. */
  private static final int MOST_OF_A_PAGE = 2 * (PAGE + 1);

  private static Relays relays;

  @BeforeAll
  static void open() {
    relays = new Relays("plans", Kind.FACTS);
    for (var n = 0; n < ALL; n++) {
      var ticket =
          Ticket.titled("t%03d".formatted(n))
              .counting(n)
              .of("V" + n % 3)
              .dueAt(n % 2 == 0 ? null : Calls.NOW.plusSeconds(n))
              .timedAt(n % 10 == 0 ? Calls.NOW.plusSeconds(n) : null);
      relays.tickets.create(Calls.plain(), "T" + n, () -> Change.to(ticket));
    }
    var filer = new Filer(relays.store.mongo());
    var more = true;
    while (more) {
      more = filer.file(relays.tickets.type());
    }
  }

  @AfterAll
  static void close() {
    relays.close();
  }

  @BeforeEach
  void beginProfile() {
    profile(2);
  }

  @AfterEach
  void endProfile() {
    profile(0);
    relays.store.mongo().getCollection("system.profile").drop();
  }

  private static void profile(int level) {
    relays.store.mongo().getDb().runCommand(new Document("profile", level));
  }

  /** The plans of what was asked of tickets since the profile began. */
  private static List<Document> plans() {
    var plans =
        relays
            .store
            .mongo()
            .getCollection("system.profile")
            .find(
                new Document("ns", relays.store.mongo().getDb().getName() + ".tickets")
                    .append("planSummary", new Document("$exists", true)))
            .into(new ArrayList<>());
    assertThat(plans)
        .isNotEmpty()
        .allSatisfy(
            plan -> assertThat(plan.getString("planSummary")).matches("(IXSCAN .*|IDHACK)"));
    return plans;
  }

  private static void assertLookedAt(int most) {
    assertThat(plans())
        .allSatisfy(
            plan -> assertThat(plan.getInteger("docsExamined", 0)).isLessThanOrEqualTo(most));
  }

  private static void list(Caller caller, Map<String, Object> filters, String sort) {
    @Nullable String after = null;
    for (var page = 0; page < DEEP; page++) {
      after = relays.tickets.list(caller, new ListQuery(filters, sort, PAGE, after, null)).next();
      assertThat(after).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "-count", "due", "-due"})
  void ofPagesLookAtOnePage(String sort) {
    list(Calls.DISPATCHER, Map.of(), sort);

    assertLookedAt(MOST_OF_A_PAGE);
  }

  @Test
  void ofFilteredPagesLookAtOnePage() {
    list(Calls.DISPATCHER, Map.of("vendor", "V1"), "title");
    list(Calls.vendor("V2"), Map.of(), "title");
    list(Calls.DISPATCHER, Map.of("open", true), "count");

    assertLookedAt(MOST_OF_A_PAGE);
  }

  @Test
  void ofRecentChangesLookAtThoseAlone() {
    var since = Instant.now();
    relays.count("T7");
    relays.tickets.list(Calls.DISPATCHER, new ListQuery(Map.of(), "title", 10, null, since));

    assertLookedAt(2);
  }

  @Test
  void ofCommandsLookAtOneDocument() {
    relays.tickets.get(Calls.DISPATCHER, "T1");
    relays.tickets.find(Calls.HOSPITAL, "T1");
    relays.tickets.create(Calls.plain(), "new", () -> Change.to(Ticket.titled("new")));
    relays.count("T1");

    assertLookedAt(1);
  }

  @Test
  void ofTimersLookAtWhatIsDue() {
    assertThat(relays.tickets.due(Calls.NOW.plusSeconds(40), 200)).hasSize(5);

    assertLookedAt(5);
  }

  @Test
  void ofTheNextTimerLookAtOne() {
    assertThat(relays.tickets.nextDue()).contains(Calls.NOW);

    assertLookedAt(1);
  }

  @Test
  void ofTheLoopsLookAtWhatWaits() throws InterruptedException {
    relays.announce("T1");
    relays.announce("T2");
    new Backlog(relays.store.store(), relays.store.mongo(), new SimpleMeterRegistry()).sample();
    assertThat(relays.waiting()).hasSize(2);
    relays.publish("T1");
    relays.publish("T2");
    new Filer(relays.store.mongo()).file(relays.tickets.type());

    assertLookedAt(3);
  }
}
