package cn.houqin.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class AuditWebTests {

  private static final String AUDIT = "/api/test-service/audit";

  @LocalServerPort private int port;

  private Client.Answer asked(String query) {
    var auditor = "Bearer " + TestTokens.of("auditor", "H1", "AUDITOR");
    return new Client(port).get(AUDIT + query, "Authorization", auditor);
  }

  @Test
  void anAuditorSeesWhoDidWhatAndWhetherItIsSealed() {
    var form = new Client(port).post(Client.GOOD).header("Location").replaceFirst(".*/", "");
    var ofTheForm = "?kind=form&subject=" + form;

    await().until(() -> asked(ofTheForm).body().path("items").size() == 1);
    var entry = asked(ofTheForm).body().get("items").get(0);
    assertThat(entry.get("by").asString()).isEqualTo("d");
    assertThat(entry.get("command").asString()).isEqualTo("POST /api/forms");
    assertThat(entry.get("after").asString()).hasSize(64);
    assertThat(entry.get("sealed").asBoolean()).isEqualTo(!entry.get("batch").isNull());

    await().until(() -> asked(ofTheForm).body().get("items").get(0).get("sealed").asBoolean());
    var verified = asked("/verification").body();
    assertThat(verified.get("faults").size()).isZero();
    assertThat(verified.get("batches").asInt()).isPositive();
  }

  @Test
  void entriesComeInPagesNewestFirst() {
    for (var i = 0; i < 3; i++) {
      new Client(port).post(Client.GOOD);
    }
    await().until(() -> asked("?by=d").body().path("items").size() >= 3);

    var first = asked("?by=d&limit=2").body();
    var second = asked("?by=d&limit=2&after=" + first.get("next").asString()).body();

    assertThat(first.get("items").size()).isEqualTo(2);
    assertThat(second.get("items").get(0).get("entry"))
        .isNotEqualTo(first.get("items").get(1).get("entry"));
    assertThat(first.get("items").get(0).get("at").asString())
        .isGreaterThanOrEqualTo(first.get("items").get(1).get("at").asString());
    assertThat(asked("?kind=form").errors()).containsExactly("subject required null");
  }

  @Test
  void nobodyElseSeesThem() {
    assertThat(new Client(port).get(AUDIT).status()).isEqualTo(403);
    assertThat(new Client(port).get(AUDIT + "/verification").status()).isEqualTo(403);
    var stranger = "Bearer " + TestTokens.of("auditor", "H2", "AUDITOR");
    var seen = new Client(port).get(AUDIT, "Authorization", stranger);
    assertThat(seen.body().get("items").size()).isZero();
  }
}
