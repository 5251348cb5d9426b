package cn.houqin.kpi.occurrence;

import cn.houqin.platform.problem.BrokenRule;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a vendor did or let happen on a day, of which a contract's ladder may speak.
 *
 * @param source the record it stands in elsewhere
 * @param withdrawn why it does not count any more; null while it counts
 * @param nextTimerAt when what follows from it is looked at
 */
public record Occurrence(
    String contract,
    String line,
    String vendor,
    Kind kind,
    LocalDate day,
    String description,
    @Nullable String source,
    String reportedBy,
    @Nullable Withdrawal withdrawn,
    @Nullable Instant nextTimerAt) {

  /** Of what kind. */
  public enum Kind {
    /** 廉洁违规. */
    INTEGRITY_BREACH,
    INCIDENT,
    /** Of the service. */
    INTERRUPTION
  }

  /** Who took it back, and why. */
  public record Withdrawal(String by, String reason, Instant at) {}

  /** Taken back by whoever told it; told again, who did it first stays. */
  Occurrence takenBack(Withdrawal withdrawal) {
    return withdrawn != null ? this : withdrawn(withdrawal);
  }

  Occurrence withdrawn(Withdrawal withdrawal) {
    if (withdrawn != null) {
      throw new BrokenRule(409, "occurrence-withdrawn", withdrawn.by());
    }
    return new Occurrence(
        contract,
        line,
        vendor,
        kind,
        day,
        description,
        source,
        reportedBy,
        withdrawal,
        withdrawal.at());
  }

  Occurrence lookedAt() {
    return new Occurrence(
        contract, line, vendor, kind, day, description, source, reportedBy, withdrawn, null);
  }
}
