package cn.houqin.inventory.material;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the ledger counts in stays what it was, whoever edits while the first movement is made. */
@HouqinServiceTest
class FixedOnceInUseTests {

  @LocalServerPort int port;
  private AStore at;

  @BeforeEach
  void aStore() {
    at = AStore.with(port);
  }

  private TestApi.Answer edit(String code, String unit, boolean lots) {
    var path = "/api/materials/" + code;
    return at.keeper()
        .put(
            path,
            "{\"material\":\"%s\",\"name\":\"New name\",\"unit\":\"%s\",\"category\":\"ward\",\"lotControlled\":%s}"
                .formatted(code, unit, lots),
            "If-Match",
            at.keeper().get(path).header("ETag"));
  }

  @Test
  void unitAndLotControlMayChangeUntilSomethingMovedAndTheRestAfterwards() {
    edit("GLOVE", "pair", true).must(200);
    edit("GLOVE", "piece", false).must(200);
    at.move("GLOVE", "ISSUE", "1", "").must(409);
    edit("GLOVE", "pair", false).must(200);
    at.move("GLOVE", "RECEIPT", "1", "").must(201);

    var refused = edit("GLOVE", "piece", true);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("fixed-once-in-use");
    assertThat(refused.errors())
        .containsExactly("/unit fixed-once-in-use piece", "/lotControlled fixed-once-in-use true");
    assertThat(edit("GLOVE", "pair", false).must(200).text("/name")).isEqualTo("New name");
    at.move("GLOVE", "ISSUE", "1", "").must(201);
    assertThat(edit("GLOVE", "piece", false).problem()).isEqualTo("fixed-once-in-use");
  }

  @Test
  void eightEditorsAndEightReceiversAtOnceLeaveABalanceThatFitsItsMaterial() throws Exception {
    for (var round = 0; round < 5; round++) {
      var code = "M" + round;
      at.material(code, false);
      race(code);

      var lots = at.keeper().get("/api/materials/" + code).body().get("lotControlled").asBoolean();
      var balance = at.balance(code);
      assertThat(balance.at("/lots").isEmpty()).isEqualTo(!lots || balance.isMissingNode());
      assertThat(at.move(code, "RECEIPT", "1", lots ? ",\"lot\":\"A\"" : "").status())
          .isEqualTo(201);
    }
    assertThat(at.ledgerCheck("S1").findValuesAsString("equal")).containsOnly("true");
  }

  private void race(String code) throws Exception {
    List<Callable<Integer>> all = new ArrayList<>();
    for (var i = 0; i < 8; i++) {
      var lots = i % 2 == 0;
      all.add(() -> edit(code, "piece", lots).status());
      all.add(() -> at.move(code, "RECEIPT", "1", lots ? ",\"lot\":\"A\"" : "").status());
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var status : threads.invokeAll(all)) {
        assertThat(status.get()).isIn(200, 201, 400, 409, 412, 503);
      }
    }
  }
}
