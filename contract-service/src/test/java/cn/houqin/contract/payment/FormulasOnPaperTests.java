package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.settlement.document.Formulas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How amounts were made is said in the reader's language, in yuan and the hospital's time. */
class FormulasOnPaperTests {

  private static final Formulas CHINESE =
      new Formulas(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));
  private static final Formulas ENGLISH = new Formulas(Locale.ENGLISH, ZoneId.of("Asia/Shanghai"));

  @Test
  void noAmountOfTheWorkedCasesIsLeftInAnotherLanguage() throws IOException {
    var cases =
        WorkedSettlements.JSON.readTree(
            Files.readString(Path.of(System.getProperty("houqin.root") + "/vectors", "pay.json")));
    var kinds = new TreeSet<Settlement.Row.Kind>();
    var unknown = new ArrayList<String>();
    for (var one : cases) {
      rows(one)
          .forEach(
              row -> {
                kinds.add(row.kind());
                if (CHINESE
                    .told(row.how())
                    .filter(text -> !text.matches(".*[a-z]{3} .*"))
                    .isEmpty()) {
                  unknown.add(row.how());
                }
              });
    }

    assertThat(unknown).isEmpty();
    assertThat(kinds).hasSizeGreaterThan(7);
  }

  private static Stream<Settlement.Row> rows(tools.jackson.databind.JsonNode one) {
    Settlement settled;
    try {
      settled = Settling.compute(WorkedSettlements.input(one.get("input")));
    } catch (RuntimeException _) {
      return Stream.empty();
    }
    return Stream.concat(
        settled.lines().stream().flatMap(line -> line.rows().stream()),
        settled.contractRows().stream());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "score 70.00, tier from the bottom: 5 % of the fee of 3100000 fen"
            + "|得分 70.00，适用最低档：服务费 31000.00 元 × 5%",
        "score 85.5, tier from 80: 4.5 exact points short of 90 x 10000 fen"
            + "|得分 85.5，适用 80 分起的档位：距 90 分差 4.5 分 × 100.00 元",
        "120 points, the first 20 free, then 80 x 1.0 + 20 x 1.2 = 104.0 x 300 fen"
            + "|共 120 分，前 20 分免扣，其余 80 x 1.0 + 20 x 1.2 = 104.0 分 × 3.00 元",
        "2026-03-01T00:00:00Z to 2026-03-01T02:00:00Z, 4 started periods of 30 minutes x 1500 fen (A1)"
            + " x 2 (C1) x 1.5 (number 5 of the month) x 0.5 (used)"
            + "|03-01 08:00 至 03-01 10:00，4 个时段（每段 30 分钟，不足按一段计）× 15.00 元（A1）"
            + "× 2（C1）× 1.5（当月第 5 次）× 0.5（仍在使用）",
        "2026-02 computed again: -5 fen instead of the 12 fen settled"
            + "|2026-02 重新计算：-0.05 元，原结算 0.12 元",
        "5 % of 2947859 fen, held back until final acceptance|29478.59 元 × 5%，留存至最终验收"
      })
  void isSaidInChinese(String how, String said) {
    assertThat(CHINESE.told(how)).contains(said);
  }

  @Test
  void isSaidInEnglishAndLeftAsItStandsWhereItIsNotKnown() {
    assertThat(ENGLISH.told("12 x 250 fen")).contains("12 x 2.50 yuan");
    assertThat(CHINESE.told("by a wording of later years")).isEmpty();
  }
}
