package cn.houqin.kpi.ladder;

import cn.houqin.events.contract.LadderTerms;
import cn.houqin.events.contract.LadderTerms.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of a contract version, as it is asked.
 *
 * @param version of the contract
 */
public record Ladder(int version, LadderTerms terms) {

  /** A breach's own rules in their order, the repetitions left aside. */
  SequencedMap<String, List<Rule>> breaches() {
    var breaches = new LinkedHashMap<String, List<Rule>>();
    for (var rule : terms.rules()) {
      if (!isRepetition(rule)) {
        breaches
            .computeIfAbsent(
                rule.breach() == null ? rule.rule() : rule.breach(), _ -> new ArrayList<>())
            .add(rule);
      }
    }
    return breaches;
  }

  /** What is said of a breach that comes again. */
  List<Rule> repetitions(String breach) {
    return terms.rules().stream()
        .filter(Ladder::isRepetition)
        .filter(rule -> rule.breach() == null || rule.breach().equals(breach))
        .toList();
  }

  private static boolean isRepetition(Rule rule) {
    return rule.when().on().equals("REPEATED");
  }

  Finding.Outcome outcome(Rule rule) {
    var step = step(rule);
    return new Finding.Outcome(
        step,
        rule.rule(),
        version,
        needsPerson(rule, step),
        rule.then().deadlineDays(),
        scope(rule, step));
  }

  /** A breach of integrity is the vendor's as a whole, anything else that of its line. */
  private static @Nullable String scope(Rule rule, Step step) {
    if (step != Step.SUSPENSION) {
      return null;
    }
    var said = rule.then().scope();
    var isOfAll = "INTEGRITY_BREACH".equals(rule.when().event());
    return said != null ? said : isOfAll ? "VENDOR" : "LINE";
  }

  private boolean needsPerson(Rule rule, Step step) {
    var said = rule.then().confirm();
    var from = terms.confirmFrom();
    return said != null ? said : from == null || step.reaches(Step.valueOf(from));
  }

  static Step step(Rule rule) {
    return Step.valueOf(rule.then().step());
  }

  static int times(Rule rule) {
    var times = rule.when().times();
    return times == null ? 1 : times;
  }

  /** Months of the window, the newest included. */
  static int window(Rule rule) {
    var window = rule.when().withinMonths();
    return window == null ? 1 : window;
  }

  static boolean isRun(Rule rule) {
    return Boolean.TRUE.equals(rule.when().consecutive());
  }

  /** Whether a final score is of those that the rule speaks of. */
  static boolean speaksOf(Rule rule, FinalScore card) {
    var total = card.total();
    if (total == null) {
      return false;
    }
    return switch (rule.when().on()) {
      case "SCORE_BELOW" -> total.compareTo(decimal(rule.when().score())) < 0;
      case "SCORE_AT_LEAST" -> total.compareTo(decimal(rule.when().score())) >= 0;
      case "GRADE" ->
          rule.when().grades() != null
              && card.grade() != null
              && rule.when().grades().contains(card.grade());
      default -> false;
    };
  }

  static boolean speaksOf(Rule rule, Happening happening) {
    return rule.when().on().equals("EVENT") && happening.kind().equals(rule.when().event());
  }

  private static BigDecimal decimal(@Nullable String text) {
    return new BigDecimal(text == null ? "0" : text);
  }
}
