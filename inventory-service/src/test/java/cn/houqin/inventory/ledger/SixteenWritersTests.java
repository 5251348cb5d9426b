package cn.houqin.inventory.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.inventory.AStore;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Sixteen at one balance: nothing lost, nothing done twice, never below zero. */
@HouqinServiceTest
class SixteenWritersTests {

  private static final int WRITERS = 16;

  @LocalServerPort int port;
  @Autowired BusinessDays days;
  private AStore at;
  private TestApi integrator;

  @BeforeEach
  void aMigratingHospital() {
    at = AStore.with(port);
    integrator = at.other("their-system", "INTEGRATOR");
    TestTopics.announce(
        Streams.HOSPITALS,
        at.hospital(),
        at.hospital(),
        new HospitalEvent.State(at.hospital(), "H", "Asia/Shanghai", true, Instant.EPOCH, false));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> days.isMigrating(at.hospital()));
  }

  private static List<TestApi.Answer> atOnce(List<Callable<TestApi.Answer>> work) throws Exception {
    var answers = new ArrayList<TestApi.Answer>();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (var answer : threads.invokeAll(work)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private TestApi.Answer move(String kind, String quantity, String key) {
    return integrator.post(
        "/api/stock-movements",
        AStore.body("GLOVE", kind, quantity, ",\"reason\":\"r\""),
        "Idempotency-Key",
        key);
  }

  private TestApi.Answer transfer(String key) {
    return at.keeper()
        .post(
            "/api/stock-transfers",
            "{\"material\":\"GLOVE\",\"from\":\"S1\",\"to\":\"S2\",\"quantity\":\"2\"}",
            "Idempotency-Key",
            key);
  }

  /** All movements of a store, once the check has seen to it that none waits. */
  private List<Movement> ledger(String store) {
    assertThat(at.ledgerCheck(store).at("/0/equal").asBoolean()).isTrue();
    var found = new ArrayList<Movement>();
    var after = "";
    do {
      var path = "/api/stock-movements?limit=200&material=GLOVE&store=" + store + after;
      var page = at.keeper().get(path).must(200).body();
      page.at("/items").forEach(one -> found.add(Movement.of(one)));
      after = "&after=" + page.at("/next").asString("");
    } while (!after.equals("&after="));
    return found;
  }

  private record Movement(String kind, BigDecimal change, BigDecimal onHandAfter) {

    static Movement of(JsonNode m) {
      return new Movement(
          m.get("kind").asString(),
          new BigDecimal(m.get("change").asString()),
          new BigDecimal(m.get("onHandAfter").asString()));
    }
  }

  @Test
  void comesOutExactlyWhateverIsMixed() throws Exception {
    move("RECEIPT", "60", "first").must(201);
    var random = new Random(7);
    var work = new ArrayList<Callable<TestApi.Answer>>();
    for (var i = 0; i < 40; i++) {
      var key = "k" + i;
      work.add(() -> move("ISSUE", "3", "issue" + key));
      work.add(() -> move("RECEIPT", "1.5", "receipt" + key));
      work.add(() -> transfer("transfer" + key));
      if (i % 4 == 0) {
        work.add(() -> move("COUNT", "20", "count" + key));
      }
    }
    Collections.shuffle(work, random);

    var answers = atOnce(work);

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
    var moved = ledger("S1");
    assertThat(moved).allSatisfy(m -> assertThat(m.onHandAfter().signum()).isNotNegative());
    assertThat(sum(moved)).isEqualByComparingTo(at.onHand("GLOVE"));
    assertThat(moved.stream().filter(m -> m.kind().equals("COUNT")))
        .allSatisfy(m -> assertThat(m.onHandAfter()).isEqualByComparingTo("20"));
    var arrived = at.balance("GLOVE", "S2").at("/onHand").asString("0");
    assertThat(sum(ledger("S2"))).isEqualByComparingTo(arrived);
    assertThat(ofKind(moved, "TRANSFER_OUT").negate()).isEqualByComparingTo(arrived);
  }

  private static BigDecimal sum(List<Movement> moved) {
    return moved.stream().map(Movement::change).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal ofKind(List<Movement> moved, String kind) {
    return sum(moved.stream().filter(m -> m.kind().equals(kind)).toList());
  }

  @Test
  void doesEachRepeatedCommandOnce() throws Exception {
    move("RECEIPT", "100", "first").must(201);
    var work = new ArrayList<Callable<TestApi.Answer>>();
    for (var i = 0; i < WRITERS; i++) {
      for (var key = 0; key < 5; key++) {
        var name = "same" + key;
        work.add(() -> move("ISSUE", "1", name));
        work.add(() -> transfer("t" + name));
      }
    }

    assertThat(atOnce(work)).allSatisfy(answer -> answer.must(201));

    assertThat(at.onHand("GLOVE")).isEqualTo("85");
    assertThat(at.balance("GLOVE", "S2").at("/onHand").asString()).isEqualTo("10");
  }

  @Test
  void undoesAMistakeOnceThoughAllTry() throws Exception {
    var mistake = move("RECEIPT", "5", "first").text("/movement");
    move("RECEIPT", "50", "second");
    var work = new ArrayList<Callable<TestApi.Answer>>();
    for (var i = 0; i < WRITERS; i++) {
      work.add(() -> at.reverse(mistake));
    }

    assertThat(atOnce(work).stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(at.onHand("GLOVE")).isEqualTo("50");
  }
}
