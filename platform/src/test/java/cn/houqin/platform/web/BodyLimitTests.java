package cn.houqin.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitTests {

  private static final BodyLimit UPLOADS =
      new BodyLimit(Pattern.compile("/api/lines/[^/]+/uploads"), 100);

  private static BodyReading reading(Supplier<Stream<BodyLimit>> others) {
    var texts = new StaticMessageSource();
    texts.setUseCodeAsDefaultMessage(true);
    return new BodyReading(new ProblemWriter(texts, JsonMapper.shared()), 10, 50, others);
  }

  private static int statusOf(String path, int bytes) throws ServletException, IOException {
    return statusOf(reading(() -> Stream.of(UPLOADS)), path, bytes);
  }

  private static int statusOf(BodyReading reading, String path, int bytes)
      throws ServletException, IOException {
    var request = new MockHttpServletRequest("POST", path);
    request.setContent(new byte[bytes]);
    var response = new MockHttpServletResponse();
    reading.doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }

  @Test
  void aRouteWithALimitOfItsOwnTakesThatMuchAndNoMore() throws Exception {
    assertThat(statusOf("/api/lines/A/uploads", 100)).isEqualTo(200);
    assertThat(statusOf("/api/lines/A/uploads", 101)).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/lines/A/orders/1/uploads, 11",
    "/api/lines/A/uploads/1, 11",
    "/api/lines/A/imports, 51"
  })
  void noOtherRouteDoes(String path, int tooMany) throws Exception {
    assertThat(statusOf(path, tooMany - 1)).isEqualTo(200);
    assertThat(statusOf(path, tooMany)).isEqualTo(413);
  }

  @Test
  void limitsAreLookedForOnceAndNotWithEveryRequest() throws Exception {
    var asked = new AtomicInteger();
    var reading =
        reading(
            () -> {
              asked.incrementAndGet();
              return Stream.of(UPLOADS);
            });

    for (var n = 0; n < 3; n++) {
      assertThat(statusOf(reading, "/api/lines/A/uploads", 100)).isEqualTo(200);
    }

    assertThat(asked).hasValue(1);
  }
}
