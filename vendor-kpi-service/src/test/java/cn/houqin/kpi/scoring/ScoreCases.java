package cn.houqin.kpi.scoring;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the worked cases of scores into the product's own types. */
final class ScoreCases {

  private ScoreCases() {}

  static JsonNode all() throws IOException {
    var folder =
        Path.of(
            System.getProperty("houqin.vectors", System.getProperty("houqin.root") + "/vectors"));
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("score.json")));
  }

  static ScoreInput input(JsonNode node) {
    var observations = new ArrayList<ScoreInput.Observation>();
    for (var o : node.path("observations")) {
      observations.add(
          new ScoreInput.Observation(
              o.get("id").asString(),
              o.get("indicator").asString(),
              new BigDecimal(o.get("numerator").asString()),
              new BigDecimal(o.get("denominator").asString())));
    }
    var ratings = new LinkedHashMap<String, List<BigDecimal>>();
    node.path("ratings")
        .forEachEntry(
            (rater, given) -> {
              var numbers = new ArrayList<BigDecimal>();
              given.forEach(one -> numbers.add(new BigDecimal(one.asString())));
              ratings.put(rater, numbers);
            });
    var adjustments = new ArrayList<ScoreInput.Adjustment>();
    for (var a : node.path("adjustments")) {
      adjustments.add(
          new ScoreInput.Adjustment(
              ScoreInput.Adjustment.Kind.valueOf(a.get("kind").asString()),
              new BigDecimal(a.get("points").asString())));
    }
    return new ScoreInput(scheme(node.get("scheme")), observations, ratings, adjustments);
  }

  static Scheme scheme(JsonNode node) {
    var dimensions = new ArrayList<Scheme.Dimension>();
    for (var d : node.get("dimensions")) {
      var indicators = new ArrayList<Scheme.Indicator>();
      for (var i : d.get("indicators")) {
        indicators.add(
            new Scheme.Indicator(
                i.get("code").asString(),
                new BigDecimal(i.get("weight").asString()),
                decimal(i, "factor"),
                rule(i.get("rule"))));
      }
      dimensions.add(
          new Scheme.Dimension(
              d.get("code").asString(), new BigDecimal(d.get("weight").asString()), indicators));
    }
    var grades = new ArrayList<Scheme.GradeBand>();
    for (var g : node.get("grades")) {
      grades.add(new Scheme.GradeBand(decimal(g, "from"), g.get("grade").asString()));
    }
    return new Scheme(
        dimensions,
        Scheme.Total.valueOf(node.get("total").asString()),
        decimal(node, "bonusCap"),
        decimal(node, "penaltyCap"),
        grades);
  }

  private static ScoringRule rule(JsonNode node) {
    return switch (node.get("kind").asString()) {
      case "LINEAR" -> new ScoringRule.Linear(must(node, "floor"), must(node, "target"));
      case "BANDS" -> {
        var bands = new ArrayList<ScoringRule.Band>();
        for (var b : node.get("bands")) {
          bands.add(new ScoringRule.Band(decimal(b, "from"), must(b, "score")));
        }
        yield new ScoringRule.Bands(bands);
      }
      case "DEDUCT" ->
          new ScoringRule.Deduct(
              must(node, "points"), must(node, "perOccurrence"), decimal(node, "cap"));
      case "ADD" -> new ScoringRule.Add(must(node, "points"), must(node, "perOccurrence"));
      case "RATERS" -> new ScoringRule.Raters(raters(node.get("tree")));
      default -> throw new IllegalArgumentException(node.toString());
    };
  }

  private static ScoringRule.RaterNode raters(JsonNode node) {
    if (node.has("rater")) {
      return new ScoringRule.RaterNode(must(node, "weight"), node.get("rater").asString(), null);
    }
    var below = new ArrayList<ScoringRule.RaterNode>();
    node.get("raters").forEach(one -> below.add(raters(one)));
    return new ScoringRule.RaterNode(must(node, "weight"), null, below);
  }

  private static BigDecimal must(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asString());
  }

  private static @Nullable BigDecimal decimal(JsonNode node, String field) {
    var value = node.path(field);
    return value.isMissingNode() || value.isNull() ? null : new BigDecimal(value.asString());
  }
}
