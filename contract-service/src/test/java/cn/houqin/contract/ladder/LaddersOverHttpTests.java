package cn.houqin.contract.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Elsewhere;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class LaddersOverHttpTests {

  private static final LocalDate FROM = LocalDate.of(2098, 1, 1);

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = AHospital.ready(port, false);
  }

  private static String draft(String ladder) {
    var version = AHospital.version(FROM, FROM.plusYears(1), 100_000, "B1");
    return AHospital.draft(
        "HT-1",
        AHospital.VENDOR,
        version.replaceFirst("\\{", "{\"ladder\": " + ladder.replace("$", "\\$") + ", "));
  }

  @Test
  void theTemplateIsOfferedTakenAndTold() {
    var template = hospital.manager().get("/api/ladder-template").must(200).body();

    var drafted = hospital.manager().post("/api/contracts", draft(template.toString())).must(201);

    assertThat(drafted.body().at("/versions/0/terms/ladder")).isEqualTo(template);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Elsewhere.heard(Streams.CONTRACTS, hospital.name() + "/HT-1")
                            .getLast()
                            .at("/versions/0/ladder"))
                    .isEqualTo(template));
  }

  @Test
  void aLadderThatContradictsItselfIsRefusedWithEveryFault() {
    var refused =
        hospital
            .manager()
            .post(
                "/api/contracts",
                draft(
                    """
                    {"rules": [
                      {"rule": "low", "when": {"on": "SCORE_BELOW", "score": "80", "times": 40},
                       "then": {"step": "SHOUT"}}]}
                    """))
            .must(400);

    assertThat(refused.errors())
        .containsExactly(
            "/version/ladder/rules/0/when/times between 40",
            "/version/ladder/rules/0/when/withinMonths required",
            "/version/ladder/rules/0/then/step one-of SHOUT");
    hospital.manager().get("/api/contracts/HT-1").must(404);
  }

  @Test
  void whatIsNoLadderAtAllIsRefusedWithItsPlace() {
    assertThat(
            hospital
                .manager()
                .post("/api/contracts", draft("{\"rules\": [{\"rule\": {\"$ne\": null}}]}"))
                .must(400)
                .errors()
                .getFirst())
        .startsWith("/version/ladder/rules/0/rule");
    assertThat(
            hospital
                .manager()
                .post("/api/contracts", draft("{\"rules\": [{\"rool\": \"x\"}]}"))
                .must(400)
                .errors()
                .getFirst())
        .startsWith("/version/ladder/rules/0/rool");
  }
}
