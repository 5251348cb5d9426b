package cn.houqin.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A month is held to its expected figures by its own orders alone. */
class ComparingAMonthTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static String difference(String expected, String actual) {
    return Comparison.difference("", JSON.readTree(expected), JSON.readTree(actual));
  }

  @Test
  void namesTheFirstFigureThatDiffers() {
    assertThat(difference("{\"a\":{\"b\":[1,2]}}", "{\"a\":{\"b\":[1,3]}}"))
        .isEqualTo("/a/b/1 is 3 instead of 2");
    assertThat(difference("{\"a\":1}", "{\"a\":1,\"b\":2}")).isEqualTo("/b is not expected");
    assertThat(difference("{\"a\":1.50}", "{\"a\":1.5}")).isEmpty();
  }

  @Test
  void knowsItsOwnOrders() {
    var month = Month.in(Path.of(System.getProperty("houqin.root"), "scenario"));
    var own = month.orders().getFirst().get("externalId").asString();

    assertThat(month.has(own)).isTrue();
    assertThat(month.has("LATE-1")).isFalse();
  }
}
