package cn.houqin.endtoend.faults.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.contracts.ContractDesk;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.AtOnce;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.OrderLife;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Standing;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R8: every kind of POST of orders and contracts, sent one to five times at once under one key, and
 * once with the connection cut before the answer: one resource, one status, one Location.
 */
@Tag("R8")
class RepeatedRequestsTests {

  private final SplittableRandom random = new SplittableRandom(Figures.SEED);
  private final Hospital hospital =
      new Hospital("repeated-" + Figures.SEED + "-" + System.nanoTime());
  private int posts;
  private int repeats;
  private int cuts;

  @Test
  void ofOrders() {
    try (var elsewhere = new Announcer(Standing.HERE.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(Standing.orders());
    hospital
        .as(Standing.orders(), "REQUESTER")
        .postUntilAnswered(Hospital.ORDERS, Hospital.request(), "first")
        .must(201);
    for (var round = 0; round < Figures.rounds(4); round++) {
      var nurse = hospital.as(Standing.orders(), "REQUESTER");
      var made = sent(nurse, 201, Hospital.ORDERS, Hospital.request());
      var path = Hospital.ORDERS + "/" + made.text("workOrder");
      assertThat(made.header("Location")).isEqualTo(path);
      for (var step : new OrderLife(random.nextLong()).steps()) {
        sent(by(step.role()), 200, path + step.path(), step.body());
      }
    }
    say("orders");
  }

  private Person by(String role) {
    return role.equals("VENDOR")
        ? hospital.vendor(Standing.orders())
        : hospital.as(Standing.orders(), role);
  }

  @Test
  void ofContracts() {
    for (var round = 1; round <= Figures.rounds(1); round++) {
      makeAndEndOne(new Hospital(hospital.name() + "-" + round));
    }
    say("contracts");
  }

  /** At a hospital without any: one that ended still covers its places for the days it had. */
  private void makeAndEndOne(Hospital own) {
    var desk = new ContractDesk(own, Standing.contracts());
    desk.open();
    desk.manager().must(201, "/api/contracts", ContractDesk.draft("HT-0"));
    desk.awaitSubmittable("HT-0");
    var path = "/api/contracts/HT-1";
    sent(desk.manager(), 201, "/api/contracts", ContractDesk.draft("HT-1"));
    sent(desk.manager(), 200, path + "/versions", ContractDesk.version(900_000));
    sent(desk.manager(), 200, path + "/review-submission", "");
    for (var name : ContractDesk.DESKS) {
      var person = own.as(Standing.contracts(), name);
      sent(person, 200, path + "/reviews", ContractDesk.review(name));
    }
    sent(desk.manager(), 200, path + "/signature", "");
    for (var command : List.of("/suspension", "/reinstatement", "/termination")) {
      sent(desk.manager(), 200, path + command, "{\"reason\": \"r\"}");
    }
  }

  /** One of both ways, by chance. */
  private Person.Answer sent(Person person, int status, String path, String body) {
    posts++;
    var key = "key-" + posts;
    if (random.nextInt(3) == 0) {
      cutAfterCommit(person, path, body, key);
    }
    var times = 1 + random.nextInt(5);
    repeats += times - 1;
    var answers =
        AtOnce.all(times, _ -> person.post(path, body, "Idempotency-Key", key).must(status));
    var first = answers.getFirst();
    assertThat(answers).allMatch(one -> one.header("Location").equals(first.header("Location")));
    assertThat(answers).allMatch(one -> one.header("ETag").equals(first.header("ETag")));
    return first;
  }

  /** The request arrives whole and takes effect; nobody hears the answer. */
  private void cutAfterCommit(Person person, String path, String body, String key) {
    cuts++;
    var uri = URI.create(person.address());
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Idempotency-Key: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, uri.getAuthority(), person.token(), key, bytes.length);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      socket.setSoLinger(true, 0);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
    assertTookEffectUnheard(person, path, body, key);
  }

  private static void assertTookEffectUnheard(Person person, String path, String body, String key) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> person.post(path, body, "Idempotency-Key", key),
            answer -> answer.isDone() && answer.header("Idempotency-Replayed").equals("true"));
  }

  private void say(String what) {
    Figure.of(Promise.R8, what)
        .told("posts", posts)
        .told("repeats at once", repeats)
        .told("cut after commit", cuts)
        .proved("one resource and one status each")
        .print();
  }
}
