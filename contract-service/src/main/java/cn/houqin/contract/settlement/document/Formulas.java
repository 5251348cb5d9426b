package cn.houqin.contract.settlement.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an amount was made, in a reader's language and in yuan. The settlement itself keeps its one
 * wording, whose bytes never change; a wording that is not known here is shown as it stands.
 */
public final class Formulas {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final int FEN_PLACES = 2;

  private static final String UNAVAILABLE =
      "(?<atA>\\S+) to (?<atB>\\S+), (?<c>\\d+) started periods of (?<d>\\d+) minutes x (?<fenE>\\S+)"
          + " fen \\((?<f>.+)\\) x (?<g>\\S+) \\((?<h>.+)\\) x (?<i>\\S+)"
          + " \\(number (?<j>\\d+) of the month\\)";

  /** A group's name begins with what it holds: fen, an instant, a formula of its own, or text. */
  private static final Map<String, Pattern> WORDINGS =
      wordings(
          "score",
          "score (?<a>\\S+), tier from (?<b>\\S+): (?<formC>.+)",
          "score-bottom",
          "score (?<a>\\S+), tier from the bottom: (?<formB>.+)",
          "full",
          "full fee",
          "share",
          "(?<a>\\S+) % of the fee of (?<fenB>\\S+) fen",
          "points-exact",
          "(?<a>\\S+) exact points short of (?<b>\\S+) x (?<fenC>\\S+) fen",
          "points-started",
          "(?<a>\\S+) started points short of (?<b>\\S+) x (?<fenC>\\S+) fen",
          "failures",
          "(?<a>\\S+) points, the first (?<b>\\S+) free, then (?<c>.*) = (?<d>\\S+) x (?<fenE>\\S+) fen",
          "unavailable-used",
          UNAVAILABLE + " x 0\\.5 \\(used\\)",
          "unavailable",
          UNAVAILABLE,
          "line-cap",
          "deductions of (?<fenA>\\S+) fen held to (?<b>\\S+) % of the line's fee of (?<fenC>\\S+) fen,"
              + " (?<fenD>\\S+) fen",
          "contract-cap",
          "all deductions of (?<fenA>\\S+) fen held to (?<b>\\S+) % of all fees of (?<fenC>\\S+) fen,"
              + " (?<fenD>\\S+) fen: of the (?<fenE>\\S+) fen given back, this line's (?<fenF>\\S+) /"
              + " (?<fenG>\\S+) by largest remainder",
          "misreported-deliberately",
          "missed deduction of (?<fenA>\\S+) fen \\+ (?<b>\\S+) %, deliberate",
          "misreported",
          "missed deduction of (?<fenA>\\S+) fen \\+ (?<b>\\S+) %",
          "bonus",
          "(?<a>\\S+) % of all fees of (?<fenB>\\S+) fen, at most (?<fenC>\\S+) fen",
          "carried",
          "(?<fenA>\\S+) fen left to deduct from the month before",
          "corrected",
          "(?<a>\\S+) computed again: (?<fenB>\\S+) fen instead of the (?<fenC>\\S+) fen settled",
          "held-back",
          "(?<a>\\S+) % of (?<fenB>\\S+) fen, held back until final acceptance",
          "volume",
          "(?<a>\\S+) x (?<fenB>\\S+) fen");

  private final Words words;
  private final ZoneId zone;

  public Formulas(Locale locale, ZoneId zone) {
    this.words = new Words(locale);
    this.zone = zone;
  }

  private static Map<String, Pattern> wordings(String... pairs) {
    var all = new LinkedHashMap<String, Pattern>();
    for (var i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], Pattern.compile(pairs[i + 1]));
    }
    return all;
  }

  /** Empty where the wording is not known. */
  public Optional<String> told(String how) {
    for (var wording : WORDINGS.entrySet()) {
      var found = wording.getValue().matcher(how);
      if (found.matches()) {
        return Optional.of(words.of("how." + wording.getKey(), arguments(found)));
      }
    }
    return Optional.empty();
  }

  /** As it is known, or as it stands. */
  String of(String how) {
    return told(how).orElse(how);
  }

  private Object[] arguments(Matcher found) {
    return found.namedGroups().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(group -> argument(group.getKey(), found.group(group.getKey())))
        .toArray();
  }

  private String argument(String name, String text) {
    if (name.startsWith("fen")) {
      return new BigDecimal(text).movePointLeft(FEN_PLACES).toPlainString();
    }
    if (name.startsWith("at")) {
      return TIME.format(Instant.parse(text).atZone(zone));
    }
    return name.startsWith("form") ? of(text) : text;
  }
}
