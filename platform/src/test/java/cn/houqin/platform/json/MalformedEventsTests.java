package cn.houqin.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.inbox.TestEvent.Fact.Happened;
import cn.houqin.platform.inbox.TestEvent.Place;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted as the body of an event. */
class MalformedEventsTests {

  private static final String GOOD =
      """
      {"what": "a", "times": 2, "remark": "r", "recordedAt": "2026-03-17T01:42:10.125Z"}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"what\": \"a\", | '' | /what",
        "\"times\": 2, | '' | /times",
        "\"a\" | null | /what",
        "\"a\" | 7 | /what",
        "\"a\" | true | /what",
        "\"a\" | [] | /what",
        "2 | \"2\" | /times",
        "2 | 2.5 | /times",
        "2 | null | /times",
        "2026-03-17T | yesterday | /recordedAt",
        ", \"recordedAt\": \"2026-03-17T01:42:10.125Z\" | '' | /recordedAt"
      })
  void refusesAFieldThatIsMissingNullOrOfAnotherKind(String part, String other, String pointer) {
    assertThatThrownBy(() -> read(GOOD.replace(part, other)))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "[]", "{", "{} {}", "null"})
  void refusesWhatIsNoObject(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(Malformed.class);
  }

  @Test
  void refusesNullInsideAList() {
    var body =
        """
        {"place": "p", "name": "n", "tags": [null], "feeFen": 1, "recordedAt": "2026-03-17T01:42:10Z", "retired": false}\
        """;

    assertThatThrownBy(
            () -> EventJson.read(body.getBytes(StandardCharsets.UTF_8), Place.State.class))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void letsPassWhatANewerSenderAdds() {
    assertThat(read(GOOD.replace("}", ", \"more\": {\"x\": [1]}}")).what()).isEqualTo("a");
  }

  @Test
  void takesNullAndAbsenceAlikeWhereAbsenceIsMeant() {
    assertThat(read(GOOD.replace("\"r\"", "null")).remark()).isNull();
    assertThat(read(GOOD.replace("\"remark\": \"r\",", "")).remark()).isNull();
  }

  private static Happened read(String body) {
    return EventJson.read(body.getBytes(StandardCharsets.UTF_8), Happened.class);
  }
}
