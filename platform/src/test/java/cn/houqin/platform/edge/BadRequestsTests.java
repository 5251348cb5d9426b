package cn.houqin.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.TestTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class BadRequestsTests {

  @LocalServerPort private int port;

  private static final String CASES =
      """
      {"name":"a","feeFen":1,"colour":"RED","vendor":"x"} => /vendor unknown-field vendor
      {"name":"a","feeFen":1,"colour":"RED","lines":[{"text":"a","b":1}]} => /lines/0/b unknown-field b
      {"name":"a","feeFen":"1","colour":"RED"} => /feeFen wrong-type 1
      {"name":"a","feeFen":1.5,"colour":"RED"} => /feeFen wrong-value 1.5
      {"name":1,"feeFen":1,"colour":"RED"} => /name wrong-value 1
      {"name":["a"],"feeFen":1,"colour":"RED"} => /name wrong-type ["a"]
      {"name":{"$ne":null},"feeFen":1,"colour":"RED"} => /name wrong-type {"$ne":null}
      {"name":"a","feeFen":{"$gt":0},"colour":"RED"} => /feeFen wrong-type {"$gt":0}
      {"name":"a","feeFen":1,"colour":"BLUE"} => /colour one-of BLUE
      {"name":"a","feeFen":1,"colour":0} => /colour one-of 0
      {"name":"a","feeFen":1} => /colour required null
      {"feeFen":1,"colour":"RED"} => /name not-blank null
      {"name":"12345678901234567890123456789012345678901","feeFen":1,"colour":"RED"} => /name size 12345678901234567890123456789012345678901
      {"name":"a","colour":"RED"} => /feeFen required null
      {"name":"a","feeFen":null,"colour":"RED"} => /feeFen required null
      {"name":"a","feeFen":-1,"colour":"RED"} => /feeFen not-negative -1
      {"name":"a","feeFen":99999999999999999999,"colour":"RED"} => /feeFen wrong-value 99999999999999999999
      {"name":"a","feeFen":1,"colour":"RED","on":"2026-02-30"} => /on wrong-value 2026-02-30
      {"name":"a","feeFen":1,"colour":"RED","on":20260230} => /on wrong-type 20260230
      {"name":"a","feeFen":1,"colour":"RED","share":87.5} => /share wrong-type 87.5
      {"name":"a","feeFen":1,"colour":"RED","share":"1e9"} => /share wrong-value 1e9
      {"name":"a","feeFen":1,"colour":"RED","lines":[null]} => /lines/0 required null
      {"name":"a","feeFen":1,"colour":"RED","lines":[{}]} => /lines/0/text not-blank null
      null =>  required null
      """;

  static Stream<Arguments> cases() {
    return CASES.lines().map(line -> Arguments.of((Object[]) line.split(" => ")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isNamedByPointerRuleAndValue(String body, String error) {
    var answer = new Client(port).post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.errors()).containsExactly(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "1", "\"a\"", "{\"name\":\"a\"} x", "{\"name\":NaN}"})
  void whatIsNoObjectOfTheFormIsRefused(String body) {
    var answer = new Client(port).post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "name%5B%24ne%5D=, name[$ne] unknown-parameter ''",
    "name.%24gt=a, name.$gt unknown-parameter a",
    "nmae=a, nmae unknown-parameter a",
    "limit=x, limit wrong-type x",
    "limit=0, limit between 0",
    "limit=201, limit between 201",
    "after=abc, after cursor abc"
  })
  void aParameterThatIsUnknownOrNoValueIsRefused(String query, String error) {
    var answer = new Client(port).get("/api/forms?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly(error.replace("''", ""));
  }

  @Test
  void anOperatorAsTextIsOnlyText() {
    var answer = new Client(port).get("/api/forms?name=%7B%22%24ne%22%3Anull%7D");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("items").size()).isZero();
  }

  @Test
  void tooLargeABodyIsRefusedBeforeItIsRead() {
    var answer = new Client(port).post("{\"name\":\"" + "x".repeat(30_000) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("http-413");
  }

  @Test
  void anotherMediaTypeMethodOrPathIsAProblemToo() {
    var client = new Client(port);

    assertThat(client.post("<a/>", "Content-Type", "application/xml").status()).isEqualTo(415);
    assertThat(client.post("a=b", "Content-Type", "application/x-www-form-urlencoded").status())
        .isEqualTo(415);
    assertThat(client.post(Client.GOOD, "Content-Type", "*/*").status()).isEqualTo(415);
    assertThat(client.put("/api/forms", "{}").status()).isEqualTo(405);
    assertThat(client.get("/api/nothing").problem()).isEqualTo("http-404");
    assertThat(client.get("/api/forms", "Accept", "text/csv").status()).isEqualTo(406);
  }

  @Test
  void whoMayNotCallItIsToldSoBeforeTheBodyIsRead() {
    var reader = "Bearer " + TestTokens.of("r", "H1", "REQUESTER");

    var refused = new Client(port).post("{", "Authorization", reader);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("role-not-allowed");
  }

  @Test
  void theDescriptionSaysWhoMayCallWhatAndHowValuesAreWritten() {
    var docs = new Client(port).get("/v3/api-docs").body();

    assertThat(docs.at("/paths/~1api~1forms/post/x-roles").toString())
        .isEqualTo("[\"DISPATCHER\"]");
    assertThat(docs.at("/paths/~1api~1forms/post/parameters").isMissingNode()).isTrue();
    assertThat(docs.at("/paths/~1api~1forms~1{form}/put/x-roles").toString())
        .isEqualTo("[\"DISPATCHER\",\"ADMINISTRATOR\"]");
    assertThat(docs.at("/paths/~1api~1forms~1{form}/put/parameters").toString())
        .contains("If-Match");
    assertThat(
            docs.at("/components/schemas/cn.houqin.platform.edge.Form/properties/share/type")
                .toString())
        .contains("string");
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 请求无效",
    "'zh;q=0.9, en;q=0.1', 请求无效",
    "'fr, zh-TW;q=0.5', 请求无效",
    "en-GB, The request is not valid",
    "fr, The request is not valid",
    "'', The request is not valid"
  })
  void isToldInTheLanguageAskedFor(String wanted, String title) {
    var answer = new Client(port).post("{}", "Accept-Language", wanted);

    assertThat(answer.body().get("title").asString()).isEqualTo(title);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }
}
