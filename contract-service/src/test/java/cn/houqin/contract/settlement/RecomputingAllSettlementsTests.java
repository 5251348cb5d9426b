package cn.houqin.contract.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.AHospital;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every settlement that is stored gives the same bytes again, whatever made it. */
@HouqinServiceTest
class RecomputingAllSettlementsTests {

  @LocalServerPort private int port;
  private AHospital hospital;

  /**
   * Tax, retention, misreporting that leaves a rest, a carry-over, a correction, a second draft.
   */
  @BeforeEach
  void fourMonths() {
    var contract = SettledContract.signed(port);
    hospital = contract.hospital();
    var misreport = misreported();
    contract.approved("2026-03", "70.00");
    contract.approved("2026-04", "90.00");
    hospital
        .as("LOGISTICS")
        .post("/api/misreports/" + misreport + "/withdrawal", "{\"reason\":\"another's list\"}")
        .must(200);
    contract.drafted("2026-05", "79.99");
    hospital
        .as("FINANCE")
        .post(
            "/api/settlements/HT-1~2026-05/volumes",
            "line,item,quantity,source\nCLEANING,linen,0.333,Scales\n",
            "Content-Type",
            "text/csv")
        .must(200);
    contract.drafted("2026-06", "100.00");
  }

  private String misreported() {
    var id =
        hospital
            .as("SUPERVISOR")
            .post(
                "/api/contracts/HT-1/misreports",
                """
                {"line": "CLEANING", "month": "2026-02", "missedFen": 3000001, "deliberate": true,
                 "foundAt": "2026-03-10T02:00:00Z", "foundBy": "Audit", "reason": "Not worked",
                 "evidence": [{"kind": "DOCUMENT", "ref": "audit 2026-7"}]}
                """)
            .must(201)
            .text("/misreport");
    hospital.manager().post("/api/misreports/" + id + "/confirmation", "").must(200);
    return id;
  }

  @Test
  void giveTheSameBytes() {
    var auditor = hospital.as("AUDITOR");
    var kinds = new ArrayList<String>();
    var digests = new ArrayList<String>();
    for (var stored : auditor.get("/api/settlements").must(200).body().get("items")) {
      var path = "/api/settlements/HT-1~" + stored.get("month").asString() + "/recomputation";
      var again = auditor.get(path).must(200);
      assertThat(again.text("/same")).as(path).isEqualTo("true");
      assertThat(again.text("/recomputedDigest")).isEqualTo(stored.get("digest").asString());
      digests.add(again.text("/digest"));
      again
          .body()
          .at("/recomputed/contractRows")
          .forEach(row -> kinds.add(row.get("kind").asString()));
    }
    assertThat(digests).hasSize(4).doesNotHaveDuplicates();
    assertThat(kinds).contains("MISREPORTING", "CARRY_OVER", "CORRECTION");
  }
}
