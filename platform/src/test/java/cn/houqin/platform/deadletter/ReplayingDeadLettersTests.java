package cn.houqin.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.deadletter.DeadLetter.Status;
import cn.houqin.platform.inbox.Announcer;
import cn.houqin.platform.inbox.Effects;
import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.inbox.TestEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@InboxTest
class ReplayingDeadLettersTests {

  @Autowired private Effects effects;
  @Autowired private Announcer announcer;
  @Autowired private MongoTemplate mongo;
  @Autowired private Replay replay;
  @Autowired private DeadLetters letters;

  @Test
  void parksLaterEventsOfTheKeyAndReplaysThemInOrder() {
    breakDown("broken", 3);
    effects.succeedFor("broken");

    var result = replay.ofKey(letter("broken", 0).event(), "operator");

    assertThat(result).isEqualTo(new Replay.Result(3, null, null));
    assertThat(effects.of("broken")).containsExactly("event 0", "event 1", "event 2");
    assertThat(lettersOf("broken")).extracting(DeadLetter::status).containsOnly(Status.REPLAYED);
    announcer.fact("broken", "broken#9").happened("free again");
    await().until(() -> effects.of("broken").contains("free again"));
  }

  @Test
  void stopsAtTheFirstThatFails() {
    breakDown("still", 2);

    var result = replay.ofKey(letter("still", 0).event(), "operator");

    assertThat(result.replayed()).isZero();
    assertThat(result.stoppedAt()).isEqualTo(letter("still", 0).id());
    assertThat(result.reason()).contains("IllegalStateException: broken still");
    assertThat(letter("still", 0).history())
        .extracting(DeadLetter.Step::what)
        .containsExactly("REPLAY_FAILED");
    assertThat(letter("still", 1).open()).isTrue();
  }

  @Test
  void keepsOtherKeysOfThePartitionGoing() {
    var broken = Announcer.subjectOn(4, "x");
    var sound = Announcer.subjectOn(4, "y");
    breakDown(broken, 1);

    announcer.fact(sound, sound + "#1").happened("untouched");

    await().until(() -> effects.of(sound).contains("untouched"));
  }

  @Test
  void putsTheEventWithItsReasonOnTheDeadLetterTopic(
      @Value("${spring.kafka.bootstrap-servers}") String servers) {
    announcer.fact("bad-json", "bad-json#1").send("test.happened.v1", "{\"what\": 1}");

    await().until(() -> lettersOf("bad-json").size() == 1);
    var dead = onDeadLetterTopic(servers, "H001/bad-json");
    assertThat(dead.value()).isEqualTo("{\"what\": 1}");
    assertThat(header(dead, "ce_id")).isEqualTo("bad-json#1");
    assertThat(header(dead, "dlt-reason")).contains("Malformed").contains("/what");
    assertThat(header(dead, "dlt-consumer")).isEqualTo(mongo.getDb().getName());
    assertThat(letter("bad-json", 0).event().body())
        .isEqualTo("{\"what\": 1}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesAnEventWithoutItsHeadersForMalformed() {
    announcer.fact("headless", "headless#1").without("ce_hospitalid").happened("never");

    await().until(() -> lettersOf("headless").size() == 1);
    assertThat(letter("headless", 0).reason()).contains("ce_hospitalid");
  }

  @Test
  void takesUpAnEventParkedWhenTheLastLetterWasJustReplayed() {
    breakDown("race", 1);
    effects.succeedFor("race");
    replay.ofKey(letter("race", 0).event(), "operator");
    var late = copyOf(letter("race", 0).event(), 1_000_000);

    replay.park(late);

    assertThat(letters.find(late.id()).orElseThrow().status()).isEqualTo(Status.REPLAYED);
  }

  @Test
  void leavesToAnotherWhatHeHasClaimed() {
    breakDown("claimed", 1);
    effects.succeedFor("claimed");
    var letter = letter("claimed", 0);
    assertThat(letters.claim(letter.id())).isTrue();

    var result = replay.ofKey(letter.event(), "operator");

    assertThat(result.replayed()).isZero();
    assertThat(effects.of("claimed")).isEmpty();
  }

  @Test
  void passesOverWhatWasDiscardedWhenItIsDeliveredAgain() {
    breakDown("dropped", 1);
    var letter = letter("dropped", 0);
    letters.resolve(letter.id(), Status.DISCARDED, "operator", "a test run");

    letters.bury(letter.event(), "again");

    assertThat(letter("dropped", 0).status()).isEqualTo(Status.DISCARDED);
    assertThat(letters.parks(letter.event())).isFalse();
  }

  /** The first event fails, the others wait behind it. */
  private void breakDown(String subject, int events) {
    effects.failFor(subject, () -> new IllegalStateException("broken " + subject));
    for (int number = 0; number < events; number++) {
      announcer.fact(subject, subject + "#" + number).happened("event " + number);
    }
    await().until(() -> lettersOf(subject).size() == events);
    assertThat(effects.calls(subject + "#1")).isZero();
  }

  private DeadLetter letter(String subject, int index) {
    return lettersOf(subject).get(index);
  }

  private List<DeadLetter> lettersOf(String subject) {
    var query = Query.query(Criteria.where("event.key").is("H001/" + subject));
    var found = new ArrayList<>(mongo.find(query, DeadLetter.class, DeadLetters.COLLECTION));
    found.sort(java.util.Comparator.comparing(letter -> letter.event().offset()));
    return found;
  }

  private static RawEvent copyOf(RawEvent event, long offset) {
    return new RawEvent(
        event.topic(), event.partition(), offset, event.key(), event.headers(), event.body());
  }

  private static ConsumerRecord<String, String> onDeadLetterTopic(String servers, String key) {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers);
    try (var reader =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(DeadLetterTopics.of(TestEvent.FACTS.topic()), 0);
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      var all = new ArrayList<ConsumerRecord<String, String>>();
      await()
          .until(
              () -> {
                reader.poll(Duration.ofMillis(200)).forEach(all::add);
                return all.stream().anyMatch(one -> key.equals(one.key()));
              });
      return all.stream().filter(one -> key.equals(one.key())).findFirst().orElseThrow();
    }
  }

  private static String header(ConsumerRecord<String, String> event, String name) {
    return StreamSupport.stream(event.headers().headers(name).spliterator(), false)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }
}
