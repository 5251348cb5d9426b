package cn.houqin.contract.contract.life;

import static cn.houqin.contract.contract.life.AContract.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Review.Desk;
import cn.houqin.contract.contract.life.Version.Stage;
import cn.houqin.platform.problem.Forbidden;
import org.junit.jupiter.api.Test;

class ReviewingTests {

  private final Contract submitted = AContract.in(Status.DRAFT, Stage.DRAFT).built().submitted();

  @Test
  void approvesWhenAllThreeDesksHave() {
    var two = approved(approved(submitted, Desk.LOGISTICS, "lo"), Desk.LEGAL, "le");
    var three = approved(two, Desk.FINANCE, "fi");

    assertThat(two.status()).isEqualTo(Status.IN_REVIEW);
    assertThat(three.status()).isEqualTo(Status.APPROVED);
    assertThat(three.reviews()).hasSize(3);
  }

  @Test
  void returnsOnOneWordAndKeepsWhatWasSaid() {
    var one = approved(submitted, Desk.LOGISTICS, "lo");
    var returned = one.reviewed(review(one, Desk.LEGAL, false, "le"));

    assertThat(returned.status()).isEqualTo(Status.DRAFT);
    assertThat(returned.reviews()).hasSize(2);
  }

  @Test
  void asksAllDesksAgainAfterAReturn() {
    var one = approved(submitted, Desk.LOGISTICS, "lo");
    var again = one.reviewed(review(one, Desk.LEGAL, false, "le")).submitted();
    var two = approved(approved(again, Desk.LEGAL, "le"), Desk.FINANCE, "fi");

    assertThat(two.status()).isEqualTo(Status.IN_REVIEW);
    assertThat(approved(two, Desk.LOGISTICS, "lo").status()).isEqualTo(Status.APPROVED);
  }

  @Test
  void letsNobodyReviewWhatTheyWrote() {
    assertThatThrownBy(() -> approved(submitted, Desk.LEGAL, "author"))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("author-may-not-review");
  }

  @Test
  void remembersEverybodyWhoWroteIt() {
    var version = AContract.version(1, "2026-01-01", "2026-12-31", 900_000, "CLEAN@1");
    var other =
        new Version(
            version.terms(),
            version.money(),
            version.work(),
            Stage.DRAFT,
            java.util.List.of("second"),
            0);
    var rewritten =
        AContract.in(Status.APPROVED, Stage.APPROVED).built().amended(other).submitted();

    assertThat(rewritten.newest().authors()).containsExactly("author", "second");
    assertThatThrownBy(() -> approved(rewritten, Desk.LEGAL, "author"))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void letsNobodySpeakForTwoDesks() {
    var one = approved(submitted, Desk.LOGISTICS, "lo");

    assertThatThrownBy(() -> approved(one, Desk.LEGAL, "lo"))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("one-desk-each");
  }

  @Test
  void takesTheSameApprovalOnce() {
    var one = approved(submitted, Desk.LOGISTICS, "lo");

    assertThat(approved(one, Desk.LOGISTICS, "lo")).isSameAs(one);
  }

  private static Contract approved(Contract contract, Desk desk, String by) {
    return contract.reviewed(review(contract, desk, true, by));
  }
}
