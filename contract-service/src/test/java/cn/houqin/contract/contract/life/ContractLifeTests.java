package cn.houqin.contract.contract.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.ContractLife.Command;
import cn.houqin.contract.contract.life.Version.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractLifeTests {

  /** Every status with every stage of its newest version that can be: what it allows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DRAFT      | DRAFT     | AMEND SUBMIT
          IN_REVIEW  | IN_REVIEW | REVIEW
          APPROVED   | APPROVED  | AMEND SIGN
          SIGNED     | SIGNED    | AMEND
          SIGNED     | DRAFT     | AMEND SUBMIT
          SIGNED     | IN_REVIEW | REVIEW
          SIGNED     | APPROVED  | AMEND SIGN
          ACTIVE     | SIGNED    | AMEND SUSPEND TERMINATE
          ACTIVE     | DRAFT     | AMEND SUBMIT SUSPEND TERMINATE
          ACTIVE     | IN_REVIEW | REVIEW SUSPEND TERMINATE
          ACTIVE     | APPROVED  | AMEND SIGN SUSPEND TERMINATE
          SUSPENDED  | SIGNED    | AMEND REINSTATE TERMINATE
          SUSPENDED  | DRAFT     | AMEND SUBMIT REINSTATE TERMINATE
          SUSPENDED  | IN_REVIEW | REVIEW REINSTATE TERMINATE
          SUSPENDED  | APPROVED  | AMEND SIGN REINSTATE TERMINATE
          EXPIRED    | SIGNED    | ''
          EXPIRED    | DRAFT     | ''
          EXPIRED    | IN_REVIEW | ''
          EXPIRED    | APPROVED  | ''
          TERMINATED | SIGNED    | ''
          TERMINATED | APPROVED  | ''
          """)
  void allowsByStatusAndStage(Status status, Stage stage, String commands) {
    var expected =
        Arrays.stream(commands.split(" "))
            .filter(name -> !name.isEmpty())
            .map(Command::valueOf)
            .collect(Collectors.toSet());

    assertThat(ContractLife.allowed(status, stage)).isEqualTo(expected);
  }

  @Test
  void namesWhatIsAllowedInstead() {
    var active = AContract.in(Status.ACTIVE, Stage.SIGNED).built();

    assertThatThrownBy(active::submitted)
        .satisfies(
            refused ->
                assertThat(((ContractNotInStatus) refused).members().get("allowed"))
                    .isEqualTo(List.of("suspension", "termination", "versions")));
  }

  @Test
  void followsItsFirstVersionOnly() {
    var draft = AContract.in(Status.DRAFT, Stage.DRAFT).built();
    var amending =
        AContract.in(Status.ACTIVE, Stage.SIGNED)
            .with(AContract.version(2, "2026-07-01", "2026-12-31", 1_000_000, "CLEAN@1"))
            .built();

    assertThat(draft.submitted().status()).isEqualTo(Status.IN_REVIEW);
    assertThat(amending.submitted().status()).isEqualTo(Status.ACTIVE);
    assertThat(amending.submitted().newest().stage()).isEqualTo(Stage.IN_REVIEW);
  }
}
