package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes in lots, several of a line, and what stock refuses of them until it is put right. */
@HouqinServiceTest
class ReceivingLotsTests {

  private static final String TWO_LOTS =
      ",\"lots\":[{\"lot\":\"A1\",\"expiresOn\":\"2998-01-01\",\"quantity\":\"3\"},"
          + "{\"lot\":\"B2\",\"expiresOn\":\"2999-01-01\",\"quantity\":\"%s\"}]";

  @LocalServerPort private int port;
  private ABuyingHospital hospital;
  private String order;

  @BeforeEach
  void tenSerumsAreAnnounced() {
    hospital = ABuyingHospital.with(port, null);
    order = hospital.confirmed(line("SERUM", "10", ""));
    hospital.announce(order, 1, "10").must(201);
  }

  private String posting(int delivery) {
    return hospital
        .get(order)
        .body()
        .at("/deliveries/" + (delivery - 1) + "/receipt/lines/0/posting")
        .asString();
  }

  private TestApi.Answer postAgain(TestApi who, int delivery, String body) {
    return who.post(path(order) + "/deliveries/" + delivery + "/posting", body);
  }

  @Test
  void asksForTheLotWhereTheMaterialHasLots() {
    assertThat(hospital.receive(order, 1, "10", "10", "0", "").errors())
        .containsExactly("/lines/0/lot required");
    hospital
        .receive(order, 1, "10", "10", "0", ",\"lot\":\"A1\",\"expiresOn\":\"2999-01-01\"")
        .must(200);

    await().untilAsserted(() -> assertThat(hospital.onHand("SERUM")).isEqualTo("10"));
    var lots = hospital.buyer().get("/api/stock?store=S1&material=SERUM").body();
    assertThat(lots.at("/items/0/lots/0/lot").asString()).isEqualTo("A1");
    assertThat(lots.at("/items/0/lots/0/expiresOn").asString()).isEqualTo("2999-01-01");
  }

  @Test
  void takesSeveralLotsOfALineThatComeToWhatWasAccepted() {
    var tooFew = hospital.receive(order, 1, "10", "10", "0", TWO_LOTS.formatted("6.999999"));
    var twice = hospital.receive(order, 1, "10", "6", "4", lots("A1", "3", "A1", "3"));
    hospital.receive(order, 1, "10", "10", "0", TWO_LOTS.formatted("7")).must(200);

    assertThat(tooFew.errors()).containsExactly("/lines/0/lots sum-of-lots 9.999999");
    assertThat(twice.errors())
        .containsExactly("/lines/0/rejectReason required", "/lines/0/lots/1/lot unique A1");
    await().until(() -> posting(1).equals("POSTED"));
    var stock = hospital.buyer().get("/api/stock?store=S1&material=SERUM").body().at("/items/0");
    assertThat(stock.get("onHand").asString()).isEqualTo("10");
    assertThat(stock.get("valueFen").asLong()).isEqualTo(500);
    assertThat(stock.at("/lots").findValuesAsString("onHand")).containsExactly("3", "7");
    assertThat(stock.at("/lots").findValuesAsString("expiresOn"))
        .containsExactly("2998-01-01", "2999-01-01");
  }

  private static String lots(String one, String some, String other, String more) {
    return ",\"lots\":[{\"lot\":\"%s\",\"quantity\":\"%s\"},{\"lot\":\"%s\",\"quantity\":\"%s\"}]"
        .formatted(one, some, other, more);
  }

  @Test
  void postsWhatStockRefusedOnceItsLotWasReadAgain() {
    hospital.receive(order, 1, "3", "3", "0", lots("A1", "1", "B2", "2")).must(200);
    await().until(() -> posting(1).equals("POSTED"));
    hospital.announce(order, 1, "7").must(201);
    hospital.receive(order, 2, "7", "7", "0", TWO_LOTS.formatted("4")).must(200);
    await().until(() -> posting(2).equals("REFUSED"));
    assertThat(hospital.onHand("SERUM")).isEqualTo("3");
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.buyer().get("/api/inventory-service/notices").body().toString())
                    .contains("notice.receipt-not-in-stock"));

    var own = postAgain(hospital.buyer(), 2, "{}");
    var wrong =
        postAgain(
            hospital.receiver(),
            2,
            "{\"lots\":[{\"line\":1,\"part\":3,\"lot\":\"C3\"},{\"line\":9,\"part\":1,\"lot\":\"C3\"}]}");
    postAgain(
            hospital.receiver(),
            2,
            "{\"lots\":[{\"line\":1,\"part\":1,\"lot\":\"C3\",\"expiresOn\":\"2998-01-01\"},"
                + "{\"line\":1,\"part\":2,\"lot\":\"B2\"}]}")
        .must(200);

    assertThat(own.problem()).isEqualTo("received-by-somebody-else");
    assertThat(wrong.errors())
        .containsExactly("/lots/0/part refused-by-stock 3", "/lots/1/part refused-by-stock 1");
    await().until(() -> posting(2).equals("POSTED"));
    assertThat(hospital.onHand("SERUM")).isEqualTo("10");
    assertThat(postAgain(hospital.receiver(), 2, "{}").problem()).isEqualTo("nothing-to-post");
    var lots = hospital.buyer().get("/api/stock?store=S1&material=SERUM").body();
    assertThat(lots.at("/items/0/lots").findValuesAsString("lot"))
        .containsExactlyElementsOf(List.of("A1", "B2", "C3"));
  }
}
