package cn.houqin.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.deadletter.DeadLetter.Status;
import cn.houqin.platform.deadletter.DeadLetterController.Discard;
import cn.houqin.platform.deadletter.DeadLetterController.Letter;
import cn.houqin.platform.inbox.Effects;
import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.inbox.TestEvent;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.test.context.support.WithMockUser;

/** What the operator can see and do. */
@InboxTest
@WithMockUser(roles = "OPERATOR")
class SeeingToDeadLettersTests {

  private static final Call OPERATOR =
      new Call(
          new Caller("op-1", "H001", Set.of(Role.OPERATOR), null),
          "test",
          Instant.parse("2026-03-17T01:42:10.125Z"),
          null,
          null,
          null);

  @Autowired private DeadLetterController controller;
  @Autowired private DeadLetters letters;
  @Autowired private Effects effects;
  @Autowired private MongoTemplate mongo;

  @BeforeEach
  void empty() {
    mongo.remove(new Query(), DeadLetters.COLLECTION);
  }

  @Test
  void listsOpenLettersNewestFirstPageByPage() {
    for (int number = 0; number < 5; number++) {
      letters.bury(event("listed", 2_000_000 + number), "reason " + number);
    }

    var all = new ArrayList<Letter>();
    var page = controller.list(true, 2, null);
    for (; page.next() != null; page = controller.list(true, 2, page.next())) {
      all.addAll(page.items());
    }
    all.addAll(page.items());

    assertThat(all).extracting(Letter::id).doesNotHaveDuplicates().hasSize(5);
    assertThat(all)
        .isSortedAccordingTo(
            (one, other) ->
                Stream.of(other.at().compareTo(one.at()), other.id().compareTo(one.id()))
                    .filter(order -> order != 0)
                    .findFirst()
                    .orElse(0));
    assertThat(controller.list(false, 50, null).items()).isEmpty();
  }

  @Test
  void showsWhereALetterStandsButNotWhatItSays() {
    letters.bury(event("shown", 2_000_010), "Malformed: at /what");

    var shown = controller.get("houqin.test-facts-3-2000010");

    assertThat(shown.key()).isEqualTo("H001/shown");
    assertThat(shown.headers()).containsEntry("ce_id", "shown#2000010");
    assertThat(shown.reason()).isEqualTo("Malformed: at /what");
    assertThat(shown.bytes()).isPositive();
    assertThat(shown.toString()).doesNotContain("secret");
  }

  @Test
  void discardsForAReasonAndRemembersWho() {
    letters.bury(event("discarded", 2_000_020), "bad");
    var id = "houqin.test-facts-3-2000020";

    var discarded = controller.discard(OPERATOR, id, new Discard("a test run of the sender"));

    assertThat(discarded.status()).isEqualTo(Status.DISCARDED);
    assertThat(discarded.history())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.by()).isEqualTo("op-1");
              assertThat(step.what()).isEqualTo("DISCARDED");
              assertThat(step.reason()).isEqualTo("a test run of the sender");
            });
    assertThat(mongo.findById("dead-letter/" + id + "/discard", Document.class, "audit"))
        .containsEntry("by", "op-1")
        .containsEntry("reason", "a test run of the sender")
        .containsEntry("hospital", "H001");
    assertRefused("dead-letter-not-open", () -> controller.discard(OPERATOR, id, new Discard("x")));
    assertRefused("dead-letter-not-open", () -> controller.replay(OPERATOR, id));
  }

  @Test
  void replaysTheFirstOfAKeyBeforeTheOthers() {
    letters.bury(event("first", 2_000_030), "bad");
    letters.park(event("first", 2_000_031));

    assertRefused(
        "dead-letter-not-first", () -> controller.replay(OPERATOR, "houqin.test-facts-3-2000031"));
    var result = controller.replay(OPERATOR, "houqin.test-facts-3-2000030");

    assertThat(result.replayed()).isEqualTo(2);
    assertThat(effects.of("first")).containsExactly("secret 2000030", "secret 2000031");
  }

  @Test
  void refusesWhatIsNotThereAndWhatIsNoPage() {
    assertThatThrownBy(() -> controller.get("nowhere")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> controller.list(true, 0, null)).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> controller.list(true, 201, null)).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> controller.list(true, 10, "%%%")).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> controller.list(true, 10, "YWJj")).isInstanceOf(Invalid.class);
  }

  private static void assertRefused(String type, Runnable command) {
    assertThatThrownBy(command::run)
        .isInstanceOfSatisfying(
            BrokenRule.class,
            rule -> {
              assertThat(rule.type()).isEqualTo(type);
              assertThat(rule.status()).isEqualTo(409);
            });
  }

  private static RawEvent event(String subject, long offset) {
    var headers =
        List.of(
            new RawEvent.Header("ce_id", subject + "#" + offset),
            new RawEvent.Header("ce_type", "test.happened.v1"),
            new RawEvent.Header("ce_subject", subject),
            new RawEvent.Header("ce_time", "2026-03-17T01:42:10.125Z"),
            new RawEvent.Header("ce_hospitalid", "H001"),
            new RawEvent.Header("ce_sequence", "1"));
    var body =
        """
        {"what": "secret %d", "times": 1, "recordedAt": "2026-03-17T01:42:10.125Z"}\
        """
            .formatted(offset);
    return new RawEvent(
        TestEvent.FACTS.topic(),
        3,
        offset,
        "H001/" + subject,
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }
}
