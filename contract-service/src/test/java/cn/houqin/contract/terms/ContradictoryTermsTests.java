package cn.houqin.contract.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.houqin.platform.problem.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Terms that contradict themselves. */
class ContradictoryTermsTests {

  @Test
  void acceptsEveryKindOfPrice() {
    assertThat(
            money(
                """
                "prices": [
                  {"item": "LINEN", "kind": "UNIT_RATE", "unit": "kg", "fenPerUnit": "180.5"},
                  {"item": "SPARES", "kind": "FRAMEWORK_DISCOUNT", "discountPercent": "12"},
                  {"item": "GLOVE", "kind": "FRAMEWORK_DISCOUNT", "discountPercent": "12", "unit": "box",
                   "listFenPerUnit": "1250.5"},
                  {"item": "PARTS", "kind": "PARTS_THRESHOLD", "thresholdFen": 50000}]
                """))
        .isEmpty();
  }

  @Test
  void refusesAPriceWithWhatBelongsToAnotherKind() {
    assertThat(
            money(
                """
                "prices": [
                  {"item": "LINEN", "kind": "UNIT_RATE", "unit": "kg", "thresholdFen": 1, "listFenPerUnit": "1"},
                  {"item": "GLOVE", "kind": "FRAMEWORK_DISCOUNT", "discountPercent": "1", "listFenPerUnit": "-1"},
                  {"item": "LINEN", "kind": "FRAMEWORK_DISCOUNT", "discountPercent": "101"}]
                """))
        .containsExactly(
            "/lines/0/prices/0/fenPerUnit required null",
            "/lines/0/prices/0/thresholdFen not-of-this-kind 1",
            "/lines/0/prices/0/listFenPerUnit not-of-this-kind 1",
            "/lines/0/prices/1/unit required null",
            "/lines/0/prices/1/listFenPerUnit not-negative -1",
            "/lines/0/prices/2/item unique LINEN",
            "/lines/0/prices/2/discountPercent between 101");
  }

  @Test
  void refusesASecondLimitUpToWhichPartsAreIncluded() {
    assertThat(
            money(
                """
                "prices": [
                  {"item": "PARTS", "kind": "PARTS_THRESHOLD", "thresholdFen": 50000},
                  {"item": "SPARES", "kind": "PARTS_THRESHOLD", "thresholdFen": 60000}]
                """))
        .containsExactly("/lines/0/prices/1/kind unique PARTS_THRESHOLD");
  }

  @Test
  void refusesAMechanismThatIsNotWhole() {
    assertThat(money("\"payment\": {\"points\": {\"free\": \"20\", \"fenPerPoint\": 300}}"))
        .containsExactly("/lines/0/payment/points/bands required null");
    assertThat(
            money("\"payment\": {\"availability\": {\"periodMinutes\": 60, \"areaRatesFen\": {}}}"))
        .containsExactly("/lines/0/payment/availability/weightings required null");
    assertThat(money("\"payment\": {\"tiers\": [{\"from\": \"80\", \"kind\": \"FULL\"}]}"))
        .containsExactly("/lines/0/payment/tiers/0/from only-the-first-is-open 80");
  }

  @Test
  void refusesNegativeCeilingsAndBonuses() {
    var form =
        form(
            "",
            """
            "bonus": {"grade": " ", "percent": "101", "capFen": -1},
            "ceilings": {"valueFen": -1, "quantities": {"LINEN": "-2"}, "tolerancePercent": "101"}
            """);

    assertThat(faults(form))
        .containsExactly(
            "/bonus/grade text  ",
            "/bonus/percent between 101",
            "/bonus/capFen not-negative -1",
            "/ceilings/valueFen not-negative -1",
            "/ceilings/tolerancePercent between 101",
            "/ceilings/quantities/LINEN not-negative -2");
  }

  @Test
  void refusesATargetInMinutesAndDays() {
    var line =
        form("\"warningPercents\": [50, 50, 100], \"standbyRank\": 0", "").lines().getFirst();
    var faults = new Faults();

    new LineFaults("/l", faults).check(line);

    assertThat(told(faults))
        .containsExactly(
            "/l/standbyRank at-least 0",
            "/l/warningPercents/1 unique 50",
            "/l/warningPercents/2 between 100",
            "/l/sla/0/complete minutes-or-working-days 9",
            "/l/sla/1/riskClass one-of FR7",
            "/l/sla/2/priority unique P1",
            "/l/sla/2/respond minutes-or-working-days null");
  }

  @Test
  void readsDecimalsByTheirValue() {
    var one = form("", "\"linePercent\": \"20\", \"contractPercent\": \"100\"").money();
    var two = form("", "\"linePercent\": \"20.00\", \"contractPercent\": \"100.0\"").money();

    assertThat(one).isEqualTo(two);
    assertThat(one.contractPercent()).hasToString("100");
  }

  private static List<String> money(String inLine) {
    return faults(form(inLine, ""));
  }

  private static List<String> faults(VersionForm form) {
    var faults = new Faults();
    MoneyFaults.check("", form, faults);
    return told(faults);
  }

  private static List<String> told(Faults faults) {
    var refused = catchThrowableOfType(Invalid.class, faults::refuse);
    return refused == null
        ? List.of()
        : refused.errors().stream()
            .map(error -> error.pointer() + " " + error.rule() + " " + error.value())
            .toList();
  }

  private static VersionForm form(String inLine, String inVersion) {
    return JsonMapper.shared()
        .readValue(
            """
            {"from": "2026-01-01", "to": "2026-12-31", "calendar": {"calendar": "C"}%s,
             "lines": [{"line": "CLEANING", "locations": ["B1"], "monthlyFeeFen": 1, "scheme": "S@1"%s,
               "sla": [
                 {"priority": "P1", "calendar": {"calendar": "C"}, "complete": {"minutes": 9, "workingDays": 1}},
                 {"priority": "P1", "riskClass": "FR7", "calendar": {"calendar": "C"}},
                 {"priority": "P1", "calendar": {"calendar": "C"}, "respond": {}}]}]}
            """
                .formatted(comma(inVersion), comma(inLine)),
            VersionForm.class);
  }

  private static String comma(String fields) {
    return fields.isEmpty() ? "" : ", " + fields;
  }
}
