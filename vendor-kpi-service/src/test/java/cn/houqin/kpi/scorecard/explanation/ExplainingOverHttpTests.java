package cn.houqin.kpi.scorecard.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.Sources;
import cn.houqin.kpi.TestClock;
import cn.houqin.kpi.scoring.Figure;
import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.scoring.Recomputation;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A total opens into all it was made of, down to the single order. */
@HouqinServiceTest
class ExplainingOverHttpTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void month() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(6, 1);
    hospital.arrives("complaint", hospital.given("c1/COMPLAINT#1", "COMPLAINTS", 1));
    hospital.command(
        "/adjustments", "{\"kind\":\"BONUS\",\"points\":\"1.25\",\"reason\":\"praise\"}");
    hospital
        .secondManager()
        .post("/api/scorecards/" + hospital.card() + "/adjustments/1/approval", "")
        .must(200);
    await().until(() -> hospital.counted() == 8);
  }

  private TestApi.Answer explanation() {
    return hospital.manager().get("/api/scorecards/" + hospital.card() + "/explanation").must(200);
  }

  private static Figure figure(JsonNode shown) {
    var inputs = new LinkedHashMap<String, String>();
    shown.get("inputs").forEachEntry((name, value) -> inputs.put(name, value.asString()));
    return new Figure(
        shown.get("label").asString(),
        Figure.Formula.valueOf(shown.get("formula").asString()),
        Rational.parse(shown.get("exact").asString()),
        new java.math.BigDecimal(shown.get("shown").asString()),
        inputs,
        shown
            .get("parts")
            .valueStream()
            .map(
                part ->
                    new Figure.Part(
                        Rational.parse(part.get("weight").asString()), figure(part.get("figure"))))
            .toList());
  }

  @Test
  void everyParentFollowsFromItsChildrenToTheLastDigit() {
    var explained = explanation();
    var total = figure(explained.body().get("total"));

    assertThat(Recomputation.checked(total)).isGreaterThan(8);
    assertThat(total.shown().toPlainString())
        .isEqualTo(hospital.shown().text("/score/total"))
        .isEqualTo("52.11");
    assertThat(explained.text("/digest")).isEqualTo(hospital.shown().text("/digest"));
  }

  @Test
  void theLeavesAreTheSumsOfTheSingleFigures() {
    var explained = explanation();
    var leaf = ratio(explained.body().get("total"));
    var met = Rational.ZERO;
    var decided = Rational.ZERO;
    for (var one : explained.body().at("/evidence/ON_TIME_RESPONSE")) {
      met = met.plus(Rational.parse(one.get("numerator").asString()));
      decided = decided.plus(Rational.parse(one.get("denominator").asString()));
    }

    assertThat(leaf.at("/inputs/numerator").asString()).isEqualTo(met.toString()).isEqualTo("6");
    assertThat(leaf.at("/inputs/denominator").asString()).isEqualTo(decided.toString());
    assertThat(explained.text("/evidence/ON_TIME_RESPONSE/0/link"))
        .isEqualTo("/api/service-lines/CLEANING/work-orders/o1");
  }

  private static JsonNode ratio(JsonNode figure) {
    if (figure.get("formula").asString().equals("RATIO")) {
      return figure;
    }
    for (var part : figure.get("parts")) {
      var found = ratio(part.get("figure"));
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  private TestApi.Answer behind(String evidence) {
    return hospital
        .manager()
        .get(
            "/api/scorecards/"
                + hospital.card()
                + "/explanation/evidence?id="
                + URLEncoder.encode(evidence, StandardCharsets.UTF_8));
  }

  @Test
  void aFigureOpensIntoTheOrderBehindItAsItsOwnerHasIt() {
    var opened = behind("o1/RESPOND#1").must(200);

    assertThat(opened.text("/behind/outcome")).isEqualTo("FOUND");
    assertThat(opened.text("/behind/record/number")).isEqualTo("CLEANING-2026-000001");
    assertThat(opened.text("/behind/record/steps/0/type")).isEqualTo("REQUESTED");
    behind("o99/RESPOND#1").must(404);
  }

  @Test
  void saysSoWhereTheOwnerDoesNotAnswerAndShowsTheFigureAllTheSame() {
    Sources.away(hospital.name(), true);
    try {
      var opened = behind("o1/RESPOND#1").must(200);

      assertThat(opened.text("/behind/outcome")).isEqualTo("NOT_AVAILABLE_NOW");
      assertThat(opened.text("/observation/evidenceId")).isEqualTo("o1/RESPOND#1");
    } finally {
      Sources.away(hospital.name(), false);
    }
    await().until(() -> behind("o1/RESPOND#1").text("/behind/outcome"), "FOUND"::equals);
  }

  @Test
  void theEvidenceIsListedInPages() {
    var path = "/api/scorecards/" + hospital.card() + "/observations?indicator=ON_TIME_RESPONSE";
    var first = hospital.manager().get(path + "&limit=4").must(200);
    var second = hospital.manager().get(path + "&limit=4&after=" + first.text("/next")).must(200);

    assertThat(first.body().get("items")).hasSize(4);
    assertThat(second.body().get("items")).hasSize(3);
    assertThat(second.body().get("next").isNull()).isTrue();
    assertThat(hospital.manager().get(path + "&limit=201").must(400).errors())
        .containsExactly("limit between 201");
    assertThat(
            hospital
                .manager()
                .get(
                    "/api/scorecards/"
                        + hospital.card()
                        + "/observations?after="
                        + first.text("/next"))
                .must(400)
                .errors()
                .getFirst())
        .startsWith("after cursor");
  }
}
