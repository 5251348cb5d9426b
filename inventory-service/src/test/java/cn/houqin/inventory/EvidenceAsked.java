package cn.houqin.inventory;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.platform.testing.TestTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What vendor-kpi-service hears and asks. */
public final class EvidenceAsked {

  private EvidenceAsked() {}

  /** The manifest of contract HT-1, line MATERIALS and a month. */
  public static JsonNode manifest(int port, String hospital, String month) {
    var uri =
        "http://127.0.0.1:%d/internal/evidence-manifest?contract=HT-1&line=MATERIALS&month=%s"
            .formatted(port, month);
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .header(
                "Authorization",
                "Bearer " + TestTokens.service("kpi", "internal.evidence-manifest"))
            .header("X-Houqin-Hospital", hospital)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return JsonMapper.shared()
          .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** How many figures the manifest of this month counts. */
  public static int counted(int port, String hospital) {
    var month = YearMonth.now(ZoneId.of("Asia/Shanghai")).toString();
    return manifest(port, hospital, month).at("/count").asInt();
  }

  /** "cause indicator numerator/denominator" of each figure an order has given. */
  public static List<String> given(String hospital, String order) {
    return TestTopics.heard(
            Streams.PURCHASING, hospital, order, PurchasingEvent.EvidenceRecorded.class)
        .stream()
        .map(PurchasingEvent.EvidenceRecorded::evidence)
        .map(
            one ->
                one.evidenceId().substring(order.length() + 1)
                    + " "
                    + one.numerator()
                    + "/"
                    + one.denominator())
        .toList();
  }

  /** "figure reason" of each that was withdrawn. */
  public static List<String> withdrawn(String hospital, String order) {
    return TestTopics.heard(
            Streams.PURCHASING, hospital, order, PurchasingEvent.EvidenceWithdrawn.class)
        .stream()
        .map(one -> one.evidenceId().substring(order.length() + 1) + " " + one.reason())
        .toList();
  }
}
