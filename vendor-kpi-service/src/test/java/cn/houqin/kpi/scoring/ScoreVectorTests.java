package cn.houqin.kpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The worked cases of scores; another folder can be given by {@code houqin.vectors}. */
class ScoreVectorTests {

  @Test
  void everyWorkedCaseComesOut() throws IOException {
    var failures = new ArrayList<String>();
    var cases = ScoreCases.all();

    for (var one : cases) {
      failures.addAll(
          failures(
              one.get("id").asString(),
              one.get("expected"),
              Scoring.compute(ScoreCases.input(one.get("input")))));
    }

    System.out.println("[vectors] score.json: " + cases.size() + " cases");
    assertThat(cases.size()).isPositive();
    assertThat(failures).isEmpty();
  }

  private static List<String> failures(String id, JsonNode expected, Card card) {
    var failures = new ArrayList<String>();
    same(failures, id + " state", expected.get("state"), card.state().name());
    same(failures, id + " base", expected.path("base"), text(card.base()));
    same(failures, id + " bonus", expected.path("bonus"), text(card.bonus()));
    same(failures, id + " penalty", expected.path("penalty"), text(card.penalty()));
    same(failures, id + " total", expected.path("total"), text(card.total()));
    same(failures, id + " grade", expected.path("grade"), card.grade());
    expected
        .get("dimensions")
        .forEachEntry(
            (code, score) ->
                same(failures, id + " " + code, score, text(card.dimensions().get(code))));
    expected
        .get("indicators")
        .forEachEntry(
            (code, indicator) -> {
              var scored = card.indicators().get(code);
              var at = id + " " + code;
              same(failures, at + " state", indicator.get("state"), scored.state().name());
              same(failures, at + " value", indicator.get("value"), text(scored.value()));
              same(failures, at + " score", indicator.get("score"), text(scored.score()));
            });
    return failures;
  }

  private static void same(
      List<String> failures, String what, JsonNode expected, @Nullable String actual) {
    var wanted = expected.isNull() || expected.isMissingNode() ? null : expected.asString();
    if (!Objects.equals(wanted, actual)) {
      failures.add(what + " is " + actual + " instead of " + wanted);
    }
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
