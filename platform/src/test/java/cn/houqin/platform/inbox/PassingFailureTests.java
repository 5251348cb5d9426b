package cn.houqin.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.problem.NotYetKnown;
import com.mongodb.MongoTimeoutException;
import java.net.ConnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

@InboxTest
class PassingFailureTests {

  @Autowired private Effects effects;
  @Autowired private Announcer announcer;
  @Autowired private MongoTemplate mongo;

  @Test
  void isTriedAgainUntilItHasPassed() {
    effects.failFor("down", () -> new DataAccessResourceFailureException("no primary"));
    announcer.fact("down", "down#1").happened("late");
    announcer.fact("down", "down#2").happened("later");
    await().until(() -> effects.calls("down#1") > 2);

    effects.succeedFor("down");

    await().until(() -> effects.get("down#2") != null);
    assertThat(effects.of("down")).containsExactly("late", "later");
    assertThat(effects.calls("down#2")).isEqualTo(1);
  }

  @Test
  void doesNotHoldUpOtherPartitions() {
    var stuck = Announcer.subjectOn(0, "stuck");
    effects.failFor(stuck, () -> new DataAccessResourceFailureException("no primary"));
    announcer.fact(stuck, "stuck#1").happened("late");
    await().until(() -> effects.calls("stuck#1") > 1);

    for (int partition = 1; partition < 12; partition++) {
      announcer.fact(Announcer.subjectOn(partition, "free"), "free#" + partition).happened("now");
    }

    for (int partition = 1; partition < 12; partition++) {
      var id = "free#" + partition;
      await().until(() -> effects.get(id) != null);
    }
    effects.succeedFor(stuck);
    await().until(() -> effects.get("stuck#1") != null);
  }

  @Test
  void waitsForWhatIsNotYetKnownOnlyForAWhile() {
    effects.failFor("young", () -> new NotYetKnown("contracts", "HT-1"));
    announcer.fact("young", "young#1").happened("hopeless");
    announcer.fact("young", "young#2").happened("parked");

    await()
        .until(
            () ->
                mongo
                        .getCollection("dead_letters")
                        .find()
                        .into(new java.util.ArrayList<>())
                        .stream()
                        .filter(letter -> letter.toString().contains("H001/young"))
                        .count()
                    == 2);
    assertThat(effects.calls("young#1")).isGreaterThan(1);
    assertThat(effects.calls("young#2")).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isRecognisedHoweverDeepItLies(boolean wrapped) {
    for (var passing :
        new Exception[] {
          new MongoTimeoutException("no server"),
          new TimeoutException("no broker"),
          new ConnectException("refused"),
          new NotYetKnown("contracts", "HT-1")
        }) {
      assertThat(PassingFailure.is(wrapped ? new IllegalStateException(passing) : passing))
          .isTrue();
    }
    assertThat(PassingFailure.is(new DuplicateKeyException("twice"))).isFalse();
    assertThat(PassingFailure.is(new IllegalArgumentException("bad"))).isFalse();
  }
}
