package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.filing.Filer;
import cn.houqin.platform.relay.Relay.Turn;
import cn.houqin.platform.ticket.TicketStore;
import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was written while the machine's clock was ahead leaves as soon as it is put back. */
class ClockPutBackTests {

  private static Relays relays;

  @BeforeAll
  static void open() {
    relays = new Relays("put_back", Kind.FACTS);
  }

  @AfterAll
  static void close() {
    relays.close();
  }

  private static void set(String id, String field, Duration ahead) {
    relays
        .store
        .mongo()
        .getCollection(TicketStore.COLLECTION)
        .updateOne(
            new Document("_id", "H001/" + id),
            new Document("$set", new Document(field, Date.from(MachineTime.now().plus(ahead)))));
  }

  @Test
  void eventsOfTheFutureArePublished() throws InterruptedException {
    relays.born("ahead");
    relays.announce("ahead");
    set("ahead", Envelope.PENDING_AT, Duration.ofHours(2));

    assertThat(relays.waiting()).contains("H001/ahead");
    assertThat(relays.publish("ahead")).isEqualTo(Turn.PUBLISHED);
    relays.assertNothingLeft("ahead");
  }

  @Test
  void aHoldOfTheFutureHoldsNobody() throws InterruptedException {
    relays.born("held");
    relays.announce("held");
    set("held", Envelope.HELD_UNTIL, Duration.ofHours(2));

    assertThat(relays.waiting()).contains("H001/held");
    assertThat(relays.publish("held")).isEqualTo(Turn.PUBLISHED);
    relays.assertNothingLeft("held");
  }

  @Test
  void aHoldOfNowHoldsAsEver() throws InterruptedException {
    relays.born("now");
    relays.announce("now");
    set("now", Envelope.HELD_UNTIL, Holds.LENGTH);

    assertThat(relays.waiting()).doesNotContain("H001/now");
    assertThat(relays.publish("now")).isEqualTo(Turn.NOTHING);
  }

  @Test
  void auditEntriesOfTheFutureAreFiled() {
    relays.born("entry");
    set("entry", Envelope.FILING_AT, Duration.ofHours(2));

    new Filer(relays.store.mongo()).file(relays.tickets.type());

    assertThat(relays.store.document("entry")).doesNotContainKey(Envelope.FILING_AT);
  }
}
