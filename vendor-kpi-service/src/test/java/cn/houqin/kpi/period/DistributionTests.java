package cn.houqin.kpi.period;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.period.Distribution.Standing;
import cn.houqin.kpi.period.Distribution.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTests {

  private static Distribution of(int excellent, int good, int pass, int fail) {
    var grades = new ArrayList<String>();
    grades.addAll(Collections.nCopies(excellent, "优"));
    grades.addAll(Collections.nCopies(good, "GOOD"));
    grades.addAll(Collections.nCopies(pass, "PASS"));
    grades.addAll(Collections.nCopies(fail, "FAIL"));
    return Distribution.of(grades, new DistributionSettings(List.of()).shares());
  }

  @Test
  void tenContractsKeepTheSharesInTwoWaysOnly() {
    assertThat(of(2, 5, 2, 1).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(of(3, 5, 2, 0).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(of(4, 4, 2, 0).verdict()).isEqualTo(Verdict.NOT_KEPT);
    assertThat(of(4, 4, 2, 0).rows())
        .extracting(Distribution.Row::standing)
        .containsExactly(Standing.TOO_MANY, Standing.TOO_FEW, Standing.WITHIN, Standing.WITHIN);
  }

  /** Of eleven, 50 % is five or six and 20 % two or three; 20 to 30 % is three. */
  @Test
  void aShareOfOneNumberIsMetByTheWholeNumbersBesideIt() {
    assertThat(of(3, 6, 2, 0).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(of(3, 5, 2, 1).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(of(2, 6, 2, 1).verdict()).isEqualTo(Verdict.NOT_KEPT);
  }

  @Test
  void soFewThatNoGradingKeepsTheSharesIsSaidAndNothingIsForced() {
    for (var n : List.of(0, 1, 2, 3, 6)) {
      assertThat(of(0, n, 0, 0).verdict()).as("%s contracts", n).isEqualTo(Verdict.IMPOSSIBLE);
    }
    assertThat(of(1, 2, 1, 0).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(of(0, 3, 0, 0).rows().get(1).count()).isEqualTo(3);
  }

  @Test
  void aGradeThatNoShareNamesIsToldApart() {
    var distribution =
        Distribution.of(
            List.of("EXCELLENT", "GOOD", "GOOD", "PASS", "A"),
            new DistributionSettings(List.of()).shares());

    assertThat(distribution.unplaced()).containsExactly("A");
    assertThat(distribution.verdict()).isEqualTo(Verdict.NOT_KEPT);
  }
}
