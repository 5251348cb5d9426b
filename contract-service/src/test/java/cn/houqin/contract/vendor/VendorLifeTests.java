package cn.houqin.contract.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.contract.vendor.Vendor.Status;
import cn.houqin.contract.vendor.VendorLife.Command;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorLifeTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

  /** Every status with every command: the status it leads to, or a dash where it is refused. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PROSPECT,     REVIEW UNDER_REVIEW, APPROVE -,        SUSPEND -,         REINSTATE -,        BLACKLIST -,           EXIT EXITED
          UNDER_REVIEW, REVIEW -,            APPROVE APPROVED, SUSPEND -,         REINSTATE -,        BLACKLIST -,           EXIT EXITED
          APPROVED,     REVIEW -,            APPROVE -,        SUSPEND SUSPENDED, REINSTATE -,        BLACKLIST -,           EXIT EXITED
          SUSPENDED,    REVIEW -,            APPROVE -,        SUSPEND -,         REINSTATE APPROVED, BLACKLIST BLACKLISTED, EXIT EXITED
          BLACKLISTED,  REVIEW -,            APPROVE -,        SUSPEND -,         REINSTATE -,        BLACKLIST -,           EXIT -
          EXITED,       REVIEW -,            APPROVE -,        SUSPEND -,         REINSTATE -,        BLACKLIST -,           EXIT -
          """)
  void takesTheCommandsOfItsStatus(
      Status from, String a, String b, String c, String d, String e, String f) {
    for (var cell : List.of(a, b, c, d, e, f)) {
      var command = Command.valueOf(cell.split(" ")[0]);
      var to = cell.split(" ")[1];
      if (to.equals("-")) {
        assertThatThrownBy(() -> vendor(from).after(command, TODAY))
            .isInstanceOf(VendorNotInStatus.class);
      } else {
        assertThat(vendor(from).after(command, TODAY).status()).isEqualTo(Status.valueOf(to));
      }
    }
  }

  @Test
  void namesWhatIsAllowedInstead() {
    assertThatThrownBy(() -> vendor(Status.SUSPENDED).after(Command.SUSPEND, TODAY))
        .satisfies(
            refused ->
                assertThat(((VendorNotInStatus) refused).members().get("allowed"))
                    .isEqualTo(List.of("blacklisting", "exit", "reinstatement")));
  }

  @Test
  void reviewsABlacklistedVendorAgainAfterItsLastDay() {
    var listed = vendor(Status.SUSPENDED).blacklisted(TODAY, TODAY);

    assertThat(VendorLife.allowed(listed, TODAY)).isEmpty();
    assertThat(listed.after(Command.REVIEW, TODAY.plusDays(1)).status())
        .isEqualTo(Status.UNDER_REVIEW);
  }

  private static Vendor vendor(Status status) {
    return new Vendor("914403001922038216", "V", status, List.of(), null, null, List.of(), null);
  }
}
