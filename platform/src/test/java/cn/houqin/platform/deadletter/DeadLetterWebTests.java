package cn.houqin.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.inbox.Announcer;
import cn.houqin.platform.inbox.Effects;
import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The operator's way over HTTP, with real tokens. */
@InboxTest
class DeadLetterWebTests {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private Announcer announcer;
  @Autowired private Effects effects;
  @Autowired private MongoTemplate mongo;

  @Test
  void replaysWhatTheOperatorHasSeen() throws Exception {
    var id = deadLetterOf("web-replayed");
    effects.succeedFor("web-replayed");

    var seen = send("OPERATOR", "GET", "/" + id, "");
    var replayed = send("OPERATOR", "POST", "/" + id + "/replay", "");

    assertThat(seen.body()).contains("H001/web-replayed").doesNotContain("what happened");
    assertThat(replayed.statusCode()).isEqualTo(200);
    assertThat(replayed.body()).contains("\"replayed\":1");
    assertThat(effects.of("web-replayed")).containsExactly("what happened");
  }

  @Test
  void discardsOnlyForAReason() throws Exception {
    var id = deadLetterOf("web-discarded");

    var blank = send("OPERATOR", "POST", "/" + id + "/discard", "{\"reason\": \" \"}");
    var done = send("OPERATOR", "POST", "/" + id + "/discard", "{\"reason\": \"sent twice\"}");
    var again = send("OPERATOR", "POST", "/" + id + "/discard", "{\"reason\": \"sent twice\"}");

    assertThat(blank.statusCode()).isEqualTo(400);
    assertThat(blank.body()).contains("/reason").contains("not-blank");
    assertThat(done.body()).contains("DISCARDED");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("dead-letter-not-open").contains("DISCARDED");
  }

  @Test
  void discardsOnceUnderAKey() throws Exception {
    var id = deadLetterOf("web-discarded-again");
    var path = "/" + id + "/discard";

    var done = send("OPERATOR", "POST", path, "{\"reason\": \"sent twice\"}", "k1");
    var again = send("OPERATOR", "POST", path, "{\"reason\": \"sent twice\"}", "k1");
    var other = send("OPERATOR", "POST", path, "{\"reason\": \"another\"}", "k1");

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(done.body());
    assertThat(other.statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADMINISTRATOR", "AUDITOR", "DISPATCHER", "REQUESTER", "INTEGRATOR"})
  void isForTheOperatorOnly(String role) throws Exception {
    assertThat(send(role, "GET", "", "").statusCode()).isEqualTo(403);
    assertThat(send(role, "POST", "/x/replay", "").statusCode()).isEqualTo(403);
    assertThat(send(role, "POST", "/x/discard", "{\"reason\": \"r\"}").statusCode()).isEqualTo(403);
  }

  @Test
  void listsPageByPageAndHidesNothingOpen() throws Exception {
    var id = deadLetterOf("web-listed");

    assertThat(send("OPERATOR", "GET", "?limit=200", "").body()).contains(id);
    assertThat(send("OPERATOR", "GET", "?limit=0", "").statusCode()).isEqualTo(400);
    assertThat(send("OPERATOR", "GET", "/nowhere", "").statusCode()).isEqualTo(404);
  }

  private String deadLetterOf(String subject) {
    effects.failFor(subject, () -> new IllegalStateException("broken"));
    announcer.fact(subject, subject + "#1").happened("what happened");
    var query = Query.query(Criteria.where("event.key").is("H001/" + subject));
    await().until(() -> mongo.exists(query, DeadLetters.COLLECTION));
    return mongo.findOne(query, DeadLetter.class, DeadLetters.COLLECTION).id();
  }

  private HttpResponse<String> send(String role, String method, String path, String body)
      throws IOException, InterruptedException {
    return send(role, method, path, body, "");
  }

  private HttpResponse<String> send(
      String role, String method, String path, String body, String key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/test-service/dead-letters" + path))
            .header("Authorization", "Bearer " + TestTokens.of("u-" + role, "H001", role))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
