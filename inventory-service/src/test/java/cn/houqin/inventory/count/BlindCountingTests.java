package cn.houqin.inventory.count;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who counts sees no book of the store in any way, though they may read it otherwise. */
@HouqinServiceTest
class BlindCountingTests {

  private static final String FOUND = "{\"material\":\"GLOVE\",\"counted\":\"8\"}";

  @LocalServerPort int port;
  private AStore at;
  private TestApi buyer;
  private String movement;

  @BeforeEach
  void tenGloves() {
    at = AStore.with(port);
    buyer = at.other("buyer", "PROCUREMENT");
    movement = at.move("GLOVE", "RECEIPT", "10", "").must(201).text("/movement");
  }

  private String open(String counters) {
    var body = "{\"store\":\"S1\",\"counters\":%s}".formatted(counters);
    return "/api/stock-counts/"
        + at.other("chief", "LOGISTICS").post("/api/stock-counts", body).must(201).text("/count");
  }

  private List<String> books(String store) {
    return List.of(
        "/api/stock?store=" + store,
        "/api/stock?store=" + store + "&material=GLOVE",
        "/api/stock/day-ends?store=" + store + "&material=GLOVE",
        "/api/stock-movements?store=" + store,
        "/api/stock-movements");
  }

  @Test
  void aNamedCounterReadsNoBookOfThatStoreUntilTheCountIsPosted() {
    var count = open("[\"buyer\"]");

    for (var book : books("S1")) {
      assertThat(buyer.get(book).problem()).isEqualTo("count-is-blind");
    }
    assertThat(buyer.get("/api/stock-movements/" + movement).problem()).isEqualTo("count-is-blind");
    buyer.get("/api/stock?store=S2").must(200);
    at.keeper().get("/api/stock?store=S1").must(200);
    var own = buyer.post("/api/stock-movements", AStore.body("GLOVE", "ISSUE", "1", "")).must(201);
    assertThat(own.body().get("onHandAfter").isNull()).isTrue();
    assertThat(own.text("/change")).isEqualTo("-1");

    buyer.post(count + "/lines", FOUND).must(200);
    buyer.post(count + "/submission", "{}").must(200);
    assertThat(buyer.get("/api/stock?store=S1").status()).isEqualTo(403);
    at.other("approver", "FINANCE").post(count + "/approval", "{}").must(200);

    assertThat(buyer.get("/api/stock?store=S1").must(200).text("/items/0/onHand")).isEqualTo("8");
  }

  @Test
  void whoMayReadTheBookCountsOnlyIfNamed() {
    var count = open("[]");

    assertThat(buyer.post(count + "/lines", FOUND).problem()).isEqualTo("counter-not-named");
    at.other("nurse", "REQUESTER").post(count + "/lines", FOUND).must(200);
    assertThat(at.other("nurse", "REQUESTER", "DISPATCHER").get("/api/stock?store=S1").problem())
        .isEqualTo("count-is-blind");
  }

  @Test
  void nobodyElseCountsWhereCountersAreNamed() {
    var count = open("[\"buyer\"]");

    assertThat(at.other("nurse", "REQUESTER").post(count + "/lines", FOUND).problem())
        .isEqualTo("counter-not-named");
    at.other("chief", "LOGISTICS").post(count + "/cancellation", "{}").must(200);
    buyer.get("/api/stock?store=S1").must(200);
  }
}
