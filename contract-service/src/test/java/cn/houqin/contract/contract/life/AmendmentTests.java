package cn.houqin.contract.contract.life;

import static cn.houqin.contract.contract.life.AContract.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Version.Stage;
import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A contract of 12 x 10,000.00 yuan a year. */
class AmendmentTests {

  @Test
  void letsScopeAndTargetsChangeOnAnyDay() {
    assertThat(rules(version(2, "2026-07-15", "2026-12-31", 1_000_000, "CLEAN@1"))).isEmpty();
  }

  @Test
  void letsFeeAndSchemeChangeOnTheFirstOfAMonthOnly() {
    assertThat(rules(version(2, "2026-07-02", "2026-12-31", 1_000_001, "CLEAN@1")))
        .containsExactly("/from first-of-a-month");
    assertThat(rules(version(2, "2026-07-02", "2026-12-31", 1_000_000, "CLEAN@2")))
        .containsExactly("/from first-of-a-month");
    assertThat(rules(version(2, "2026-07-01", "2026-12-31", 1_000_001, "CLEAN@2"))).isEmpty();
  }

  @Test
  void letsCapsChangeOnTheFirstOfAMonthOnly() {
    var plain = version(2, "2026-07-02", "2026-12-31", 1_000_000, "CLEAN@1");
    var capped =
        new Version(
            plain.terms(),
            new MoneyTerms(Map.of(), Map.of(), Map.of(), BigDecimal.ONE, null, null, null, null),
            plain.work(),
            plain.stage(),
            plain.authors(),
            0);

    assertThat(rules(capped)).containsExactly("/from first-of-a-month");
  }

  @Test
  void letsTheContractGrowByATenthOfItsOriginalValue() {
    assertThat(rules(version(2, "2026-07-01", "2026-12-31", 1_200_000, "CLEAN@1"))).isEmpty();
    assertThat(rules(version(2, "2026-07-01", "2026-12-31", 1_200_001, "CLEAN@1")))
        .containsExactly("/lines increase-needs-tender");
  }

  @Test
  void countsALongerTermAsGrowth() {
    assertThat(rules(version(2, "2026-07-01", "2027-01-31", 1_000_000, "CLEAN@1"))).isEmpty();
    assertThat(rules(version(2, "2026-07-01", "2027-02-28", 1_000_000, "CLEAN@1")))
        .containsExactly("/lines increase-needs-tender");
  }

  @Test
  void beginsAfterTheVersionBefore() {
    assertThat(rules(version(2, "2026-01-01", "2026-12-31", 1_000_000, "CLEAN@1")))
        .containsExactly("/from after-version-before");
  }

  @Test
  void doesNotOverflow() {
    var huge =
        new AContract(
            Status.ACTIVE,
            List.of(version(1, "2026-01-01", "2026-12-31", 1, "CLEAN@1").in(Stage.SIGNED)),
            Long.MAX_VALUE);

    assertThatCode(
            () ->
                new Amendment(10)
                    .check(huge.with(version(2, "2026-02-01", "2026-12-31", 2, "CLEAN@1")).built()))
        .doesNotThrowAnyException();
  }

  private static List<String> rules(Version second) {
    var amended = AContract.in(Status.ACTIVE, Stage.SIGNED).with(second).built();
    var refused = catchThrowableOfType(Invalid.class, () -> new Amendment(10).check(amended));
    return refused == null
        ? List.of()
        : refused.errors().stream()
            .map((FieldError error) -> error.pointer() + " " + error.rule())
            .toList();
  }
}
