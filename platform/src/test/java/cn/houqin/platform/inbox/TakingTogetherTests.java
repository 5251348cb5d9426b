package cn.houqin.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Stream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Events in a row take effect together where all their subscriptions can; one that fails holds up
 * none.
 */
@InboxTest
class TakingTogetherTests {

  private static final int PARTITIONS = Stream.Kind.FACTS.partitions();

  @Autowired private Announcer announcer;
  @Autowired private Weighings weighings;
  @Autowired private MongoTemplate mongo;

  private void send(String id, String what) {
    send(1, id, what);
  }

  private void send(int partition, String id, String what) {
    announcer
        .fact(Announcer.subjectOn(partition, id + "-"), id)
        .send(
            "test.weighed.v1",
            "{\"what\": \"%s\", \"recordedAt\": \"2026-03-17T01:42:10.125Z\"}".formatted(what));
  }

  @Test
  void inTheirOrderWithWhatNobodyWantsBetweenThem() {
    weighings.close();
    send("w0", Weighings.WAITS);
    var sent = new ArrayList<>(List.of("w0"));
    for (var n = 1; n <= 60; n++) {
      send("w" + n, n == 40 ? Weighings.NOTHING : "one");
      if (n != 40) {
        sent.add("w" + n);
      }
      if (n % 10 == 0) {
        announcer
            .fact(Announcer.subjectOn(1, "i" + n + "-"), "i" + n)
            .send("test.ignored.v1", "{}");
      }
      if (n == 30) {
        weighings.open();
        await().until(() -> weighings.weighed("w").size() == 31);
        assertThat(weighings.runs()).anySatisfy(run -> assertThat(run).hasSizeGreaterThan(15));
      }
    }

    await().until(() -> weighings.weighed("w").size() == 60);
    assertThat(weighings.weighed("w")).containsExactlyElementsOf(sent);
    await().until(() -> weighings.noted("w").size() == 60);
    assertThat(weighings.noted("w")).as("of both subscriptions").containsExactlyElementsOf(sent);
    var letters = Query.query(Criteria.where("reason").regex("Weighs nothing"));
    await().until(() -> mongo.count(letters, "dead_letters") == 1);
  }

  @Test
  void ofAllPartitionsOfAPollEachInItsOrder() {
    everyPartitionIsRead();
    weighings.close();
    send("p0", Weighings.WAITS);
    for (var n = 1; n <= 4 * PARTITIONS; n++) {
      send(n % PARTITIONS, "p" + n, "one");
    }

    weighings.open();

    await().until(() -> weighings.weighed("p").size() == 4 * PARTITIONS + 1);
    assertThat(weighings.runs())
        .anySatisfy(
            run ->
                assertThat(run.stream().mapToInt(TakingTogetherTests::partition).distinct())
                    .hasSizeGreaterThan(3));
    for (var partition = 2; partition < PARTITIONS; partition++) {
      var of = partition;
      assertThat(
              weighings.weighed("p").stream().filter(id -> !id.equals("p0") && partition(id) == of))
          .containsExactly(
              "p" + of,
              "p" + (of + PARTITIONS),
              "p" + (of + 2 * PARTITIONS),
              "p" + (of + 3 * PARTITIONS));
    }
  }

  /** A consumer that has just begun fetches one after the other. */
  private void everyPartitionIsRead() {
    for (var partition = 0; partition < PARTITIONS; partition++) {
      send(partition, "r" + partition, "one");
    }
    await().until(() -> weighings.weighed("r").size() == PARTITIONS);
  }

  private static int partition(String id) {
    return Integer.parseInt(id.substring(1)) % PARTITIONS;
  }
}
