package cn.houqin.contract.retention;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the money held back under a contract. What was held stands in the settlements;
 * releases are payments of their own, each by two people.
 */
record RetentionAccount(
    String contract, String vendor, @Nullable Acceptance acceptance, List<Release> releases) {

  /**
   * The work was finally accepted.
   *
   * @param reference of the protocol
   */
  record Acceptance(LocalDate acceptedOn, String reference, String by, Instant at) {}

  /** Money to be paid out; it is once it is approved. */
  record Release(
      int number,
      long fen,
      String reason,
      String by,
      Instant at,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt) {}

  /** Nothing may be released yet (409). */
  static final class RetentionNotDue extends BrokenRule {
    RetentionNotDue(String contract) {
      super(409, "retention-not-due", contract);
    }
  }

  /** More than what is held (409). */
  static final class RetentionExceeded extends BrokenRule {
    RetentionExceeded(long fen, long left) {
      super(409, "retention-exceeded", fen, left);
    }
  }

  /** Accepted, or approved, before (409). */
  static final class RetentionIsDecided extends BrokenRule {
    RetentionIsDecided(String how, String by) {
      super(409, "retention-is-decided", how, by);
    }
  }

  static RetentionAccount of(String contract, String vendor) {
    return new RetentionAccount(contract, vendor, null, List.of());
  }

  RetentionAccount accepted(Acceptance how) {
    if (acceptance != null) {
      throw new RetentionIsDecided("accepted", acceptance.by());
    }
    return new RetentionAccount(contract, vendor, how, releases);
  }

  /** Asked for, whether approved or not. */
  long askedFen() {
    return releases.stream().mapToLong(Release::fen).sum();
  }

  long releasedFen() {
    return releases.stream().filter(one -> one.approvedBy() != null).mapToLong(Release::fen).sum();
  }

  /**
   * A release is asked for.
   *
   * @param isDue by the contract's date
   * @param heldFen in all settlements
   */
  RetentionAccount asking(Release release, boolean isDue, long heldFen) {
    if (release.fen() <= 0) {
      throw Invalid.field("/fen", "at-least", release.fen(), 1);
    }
    if (acceptance == null && !isDue) {
      throw new RetentionNotDue(contract);
    }
    var left = heldFen - askedFen();
    if (release.fen() > left) {
      throw new RetentionExceeded(release.fen(), left);
    }
    return with(Stream.concat(releases.stream(), Stream.of(release)).toList());
  }

  RetentionAccount approved(String number, String by, Instant at) {
    if (releases.stream().noneMatch(one -> isNumber(one, number))) {
      throw new NotFound("release", number);
    }
    return with(
        releases.stream().map(one -> isNumber(one, number) ? approved(one, by, at) : one).toList());
  }

  private static Release approved(Release release, String by, Instant at) {
    if (release.approvedBy() != null) {
      throw new RetentionIsDecided("approved", release.approvedBy());
    }
    if (release.by().equals(by)) {
      throw new Forbidden("approved-by-somebody-else");
    }
    return new Release(
        release.number(), release.fen(), release.reason(), release.by(), release.at(), by, at);
  }

  private static boolean isNumber(Release release, String number) {
    return String.valueOf(release.number()).equals(number);
  }

  private RetentionAccount with(List<Release> next) {
    return new RetentionAccount(contract, vendor, acceptance, next);
  }
}
