package cn.houqin.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents people edit, and commands that come twice. */
@EdgeTest
class EditingTests {

  private static final String NEXT = "{\"name\":\"b\",\"feeFen\":2,\"colour\":\"GREEN\"}";

  @LocalServerPort private int port;
  private Client client;
  private String form;

  @BeforeEach
  void addAForm() {
    client = new Client(port);
    var made = client.post(Client.GOOD);
    assertThat(made.header("ETag")).isEqualTo("\"v1\"");
    form = made.header("Location");
  }

  @Test
  void needsTheTagOfWhatWasEdited() {
    var without = client.put(form, NEXT);
    var first = client.put(form, NEXT, "If-Match", "\"v1\"");
    var stale = client.put(form, NEXT, "If-Match", "\"v1\"");

    assertThat(without.status()).isEqualTo(428);
    assertThat(without.problem()).isEqualTo("if-match-required");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("ETag")).isEqualTo("\"v2\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.body().toString()).contains("present-version").contains("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"v1\"", "*", "v1", "\"1\"", "\"v1\", \"v2\"", "\"v-1\"", "\"v1x\""})
  void refusesATagThatIsNoneOfOurs(String tag) {
    var answer = client.put(form, NEXT, "If-Match", tag);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly("If-Match entity-tag " + tag);
    assertThat(client.get(form).header("ETag")).isEqualTo("\"v1\"");
  }

  @Test
  void answersARepeatAndRefusesTheKeyForAnotherBody() {
    var key = new String[] {"Idempotency-Key", "k-" + form};

    var first = client.post(Client.GOOD, key);
    var again = client.post(Client.GOOD, key);
    var other = client.post(NEXT, key);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a\tb"})
  void refusesAKeyThatIsNoVisibleText(String key) {
    assertThat(client.post(Client.GOOD, "Idempotency-Key", key).status()).isEqualTo(400);
  }
}
