package cn.houqin.platform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

@InboxTest
class NoticeWebTests {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort private int port;
  @Autowired private MongoTemplate mongo;

  @Test
  void showsANoticeUntilItIsMarkedRead() throws Exception {
    mongo.save(
        new FiledNotice(
            "H007/contract/HT-7/3/0",
            "H007",
            "role:LEGAL",
            "notice.review-waiting",
            Map.of("contract", "HT-7"),
            Instant.parse("2026-03-17T01:42:10.125Z"),
            List.of()),
        Notices.COLLECTION);

    var shown = JSON.readTree(send("GET", "?unread=true").body()).get("items").get(0);
    var marked = send("POST", "/" + shown.get("id").asString() + "/read");
    var left = JSON.readTree(send("GET", "?unread=true").body()).get("items");

    assertThat(shown.get("text").asString()).isEqualTo("合同 HT-7 待审");
    assertThat(shown.get("read").asBoolean()).isFalse();
    assertThat(marked.statusCode()).isEqualTo(204);
    assertThat(left.isEmpty()).isTrue();
  }

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/test-service/notices" + path))
            .header("Authorization", "Bearer " + TestTokens.of("u-legal", "H007", "LEGAL"))
            .header("Accept-Language", "zh-CN")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}
