package cn.houqin.workorder;

import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The evidence an order gave, and what is told of it to those who ask for the manifest. */
public final class Evidences {

  private Evidences() {}

  /** Figures as "cause numerator", with "ended" where they count no more. */
  public static List<String> of(AnOrder order) {
    return raw(order)
        .valueStream()
        .map(
            one ->
                one.get("evidenceId").asString().substring(order.id().length() + 1)
                    + " "
                    + one.at("/figure/numerator").asInt()
                    + (one.get("counts").asBoolean() ? "" : " ended"))
        .toList();
  }

  /** The evidence as it is shown to the auditor. */
  public static JsonNode raw(AnOrder order) {
    return order.hospital().as("AUDITOR").get(order.path() + "/evidence").must(200).body();
  }

  /** How many ids of a month and contract another service is told. */
  public static long manifested(AnOrder order, String contract, String month)
      throws IOException, InterruptedException {
    var port = order.hospital().as("AUDITOR").port();
    var asked =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/internal/service-lines/%s/evidence-manifest?contract=%s&month=%s"
                        .formatted(port, order.line(), contract, month)))
            .header(
                "Authorization",
                "Bearer " + TestTokens.service("kpi", "internal.evidence-manifest"))
            .header("X-Houqin-Hospital", order.hospital().name())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(asked, BodyHandlers.ofString());
      return JsonMapper.shared().readTree(answer.body()).get("count").asLong();
    }
  }
}
