package cn.houqin.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.filing.Digests;
import cn.houqin.platform.filing.Filer;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three batches of a hospital's audit entries, each over two tickets. */
class SealingTests {

  private static final String SERVICE = "ticket-service";

  private TicketStore store;
  private Aggregates<Ticket> tickets;
  private Aggregates<Chain> chains;
  private AuditTrail trail;
  private Digests digests;
  private Sealer sealer;
  private Filer filer;

  @BeforeEach
  void sealThreeBatches() {
    store = TicketStore.emptied("houqin_sealing");
    tickets = store.tickets(TicketStore.facts(TicketStore.stream("sealing", Kind.FACTS)));
    chains = store.store().of(Chain.type(SERVICE));
    filer = new Filer(store.mongo());
    filer.ensureIndexes();
    trail = new AuditTrail(store.mongo());
    trail.ensureIndexes();
    digests = new Digests(store.mongo().getDb().getCodecRegistry());
    sealer = new Sealer(trail, chains, digests, SERVICE);
    for (var i = 0; i < 3; i++) {
      change("a", i);
      change("b", i);
      file();
      sealer.round();
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void change(String id, int times) {
    if (times == 0) {
      tickets.create(Calls.plain(), id, () -> Change.to(Ticket.titled(id)));
    } else {
      tickets.change(Calls.plain(), id, now -> Change.to(now.body().counted()));
    }
  }

  private void file() {
    filer.file(tickets.type());
    filer.file(chains.type());
  }

  private Verification.Result verified() {
    return new Verification(trail, digests).of(Calls.HOSPITAL, chains, SERVICE);
  }

  private List<Document> entries() {
    return trail.entries().find().sort(new Document("_id", 1)).into(new ArrayList<>());
  }

  private Batch batch(long number) {
    return trail.batch(Calls.HOSPITAL, number).orElseThrow();
  }

  private void replace(Batch batch) {
    trail.batches().replaceOne(new Document("_id", batch.document().get("_id")), batch.document());
  }

  @Test
  void everythingFiledIsInOneBatchOfOneChain() {
    file();
    var result = verified();

    assertThat(result.faults()).isEmpty();
    assertThat(result.batches()).isEqualTo(3);
    assertThat(result.entries()).isEqualTo(8);
    assertThat(result.unsealed()).as("the chain's own newest entry").isEqualTo(1);
    assertThat(batch(2).previous()).isEqualTo(batch(1).hash());
    assertThat(result.head()).isEqualTo(batch(3).hash());
    assertThat(sealer.round()).as("its own entries alone are no reason to seal").isFalse();
    assertThat(verified().batches()).isEqualTo(3);
  }

  @Test
  void eachHeadWaitsInTheOutboxToBeAnnounced() {
    var outbox =
        Objects.requireNonNull(store.mongo().getCollection("audit_chains").find().first())
            .getList("outbox", Document.class);

    assertThat(outbox).hasSize(3);
    assertThat(outbox.getLast().toString())
        .contains("audit-head.sealed.v1", SERVICE, batch(3).hash(), batch(2).hash());
  }

  @Test
  void aBatchLeftHalfDoneIsFinishedAndNothingIsSealedTwice() {
    change("a", 3);
    file();
    var chain = chains.find(Calls.HOSPITAL, SERVICE).orElseThrow().body();
    trail.keep(Batch.after(chain, Calls.HOSPITAL, trail.unsealed(Calls.HOSPITAL, 500), digests));
    change("b", 3);
    file();

    while (sealer.round()) {
      file();
    }

    assertThat(verified().faults()).isEmpty();
    assertThat(verified().batches()).isEqualTo(5);
  }

  @Test
  void ofTwoSealersAtOnceOneBatchComesOutOfEach() {
    change("a", 3);
    file();
    var chain = chains.find(Calls.HOSPITAL, SERVICE).orElseThrow().body();
    var unsealed = trail.unsealed(Calls.HOSPITAL, 500);
    var mine = trail.keep(Batch.after(chain, Calls.HOSPITAL, unsealed, digests));
    var others = trail.keep(Batch.after(chain, Calls.HOSPITAL, unsealed.subList(0, 1), digests));

    assertThat(others).isEqualTo(mine);
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        of("entry edited", "entry-edited", t -> t.set("a/2", "by", "somebody else")),
        of("entry's time edited", "entry-edited", t -> t.set("b/1", "at", new java.util.Date(0))),
        of("entry removed", "entry-removed", t -> t.trail.entries().deleteOne(id("a/2"))),
        of("newest entry removed", "entry-removed", t -> t.trail.entries().deleteOne(id("b/3"))),
        of("entry inserted into a batch", "entry-inserted", t -> t.insert("a/9", 2L)),
        of("entry inserted unsealed", "entry-out-of-count", t -> t.insert("a/9", null)),
        of("entries swapped", "entry-inserted", SealingTests::swapEntries),
        of("entry moved to another batch", "entry-inserted", t -> t.set("a/1", "batch", 2L)),
        of("batch edited", "batch-edited", t -> t.dropFirstEntryOf(2, false)),
        of("batch edited and hashed anew", "chain-broken", t -> t.dropFirstEntryOf(2, true)),
        of("last batch hashed anew", "head-differs", t -> t.dropFirstEntryOf(3, true)),
        of("batch removed", "batch-missing", t -> t.remove(2)),
        of("last batch removed", "batch-missing", t -> t.remove(3)),
        of("batches reordered", "chain-broken", SealingTests::swapBatches));
  }

  private static Arguments of(String what, String rule, Consumer<SealingTests> tampering) {
    return Arguments.of(what, rule, tampering);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void whatWasTamperedWithIsFound(String what, String rule, Consumer<SealingTests> tampering) {
    assertThat(verified().faults()).isEmpty();

    tampering.accept(this);

    assertThat(verified().faults()).extracting(Verification.Fault::rule).contains(rule);
  }

  private static Document id(String ticket) {
    return new Document("_id", Calls.HOSPITAL + "/ticket/" + ticket);
  }

  private void set(String ticket, String field, Object value) {
    trail.entries().updateOne(id(ticket), new Document("$set", new Document(field, value)));
  }

  private void insert(String ticket, Long batch) {
    var entry = new Document(entries().getFirst());
    entry.put("_id", id(ticket).get("_id"));
    entry.put("kind", "ticket");
    entry.put("subject", "a");
    entry.put("version", 9L);
    entry.put("batch", batch);
    trail.entries().insertOne(entry);
  }

  private static void swapEntries(SealingTests test) {
    var first = test.trail.entries().find(id("a/1")).first();
    var second = test.trail.entries().find(id("a/2")).first();
    Objects.requireNonNull(first).put("_id", id("a/2").get("_id"));
    Objects.requireNonNull(second).put("_id", id("a/1").get("_id"));
    test.trail.entries().replaceOne(id("a/2"), first);
    test.trail.entries().replaceOne(id("a/1"), second);
  }

  private static void swapBatches(SealingTests test) {
    var one = test.batch(1);
    var two = test.batch(2);
    test.replace(new Batch(one.hospital(), 1, two.previous(), two.entries(), two.hash()));
    test.replace(new Batch(two.hospital(), 2, one.previous(), one.entries(), one.hash()));
  }

  private void dropFirstEntryOf(long number, boolean hashedAnew) {
    var batch = batch(number);
    var entries = batch.entries().subList(1, batch.entries().size());
    var open = new Batch(batch.hospital(), number, batch.previous(), entries, batch.hash());
    replace(
        hashedAnew
            ? new Batch(
                batch.hospital(), number, batch.previous(), entries, open.computedHash(digests))
            : open);
  }

  private void remove(long number) {
    trail.batches().deleteOne(new Document("_id", Batch.id(Calls.HOSPITAL, number)));
  }
}
